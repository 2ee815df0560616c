//! The vocabulary: one file per table, without behaviour.
//!
//! The groups stand in order of dependence: a table refers to its own group and to those above.
//!
//! Keys are UUIDv7 (16 bytes as a BLOB on SQLite, `uuid` on PostgreSQL), times are UTC and cut off
//! at microseconds, closed sets are text with a CHECK, and JSON is text.

pub mod discipline;
pub mod gebied;
pub mod gebied_ligging;
pub mod raamwerk;
pub mod raamwerk_element;
pub mod reflectievraag;

pub mod organisatie;

pub mod beroepsvereniging;
pub mod lidsoort;
pub mod vereniging_koepel;

pub mod eigen_reflectie;
pub mod identity;
pub mod member;
pub mod member_discipline;

pub mod koppelvoorstel;
pub mod lidmaatschap;
pub mod registratie;

pub mod aansluiting;
pub mod inzending;
pub mod inzending_regel;
pub mod lidmaatschap_geteld;
pub mod lidmaatschap_vervallen;
pub mod lidmaatschap_wijziging;
pub mod scim_afwijking;
pub mod scim_email;
pub mod scim_registratie;

pub mod deelname;
pub mod praktijk;
pub mod praktijk_onderwijssoort;
pub mod praktijk_partner;

pub mod analysetoestemming;
pub mod cyclus;
pub mod lijst_stelling;
pub mod meting;
pub mod meting_niveau;
pub mod meting_observatie;
pub mod meting_stelling;
pub mod reflectie;
pub mod reflectie_factor;
pub mod stelling;
pub mod stellingenlijst;
pub mod verbeterstap;
pub mod verbeterstap_stand;

pub mod activiteit;
pub mod activiteit_partner;
pub mod inzicht;
pub mod inzicht_factor;
pub mod inzicht_leervraag;
pub mod voorlegging;

pub mod begrip;
pub mod begrip_betekenis;
pub mod begrip_vorm;

pub mod ouders_leerlingen;
pub mod uitgave;
pub mod uitnodiging;

pub mod canvas;
pub mod canvas_versie;

pub mod herkenning;
pub mod leervraag;
pub mod leervraag_element;
pub mod leervraag_versie;

pub mod leervraag_zoek;

pub mod bericht;
pub mod besluit;
pub mod besluit_regel;
pub mod dubbel;
pub mod melding;
pub mod moderatie;

pub mod bundeling;
pub mod ongebundeld;
pub mod thema;
pub mod thema_versie;

pub mod agenda;
pub mod editie;

pub mod onderbouwing;
pub mod opgave;
pub mod opgave_herkomst;
pub mod opgave_thema;
pub mod opgave_vervallen;

pub mod reactie;

pub mod uitvoerder;
pub mod voortgang;

pub mod bijdrage;
pub mod bijdrage_melding;

pub mod expert;
pub mod expert_factor;
pub mod expert_thema;
pub mod expertvraag;

pub mod kennisitem;
pub mod opgave_activiteit;
pub mod opgave_kennisitem;

pub mod goodpractice;
pub mod goodpractice_element;
pub mod goodpractice_ervaring;
pub mod goodpractice_leervraag;
pub mod goodpractice_melding;
pub mod goodpractice_onderwijssoort;
pub mod goodpractice_opgave;
pub mod goodpractice_overname;
pub mod goodpractice_versie;

pub mod tekstmelding;

pub mod zoek_index;
pub mod zoek_treffer;

pub mod publicatie;
pub mod vrijgave;

pub mod logboek;

pub mod idempotency;
