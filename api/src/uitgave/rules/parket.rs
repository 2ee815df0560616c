//! A file of columns: Parquet without compression, whose dictionaries do most of what compression would. Pure.

use std::{io, sync::Arc};

use chrono::NaiveDate;
use parquet::{
    basic::{Encoding, LogicalType, Repetition, Type as Physical},
    data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        properties::{WriterProperties, WriterVersion},
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::types::{Type as Veld, TypePtr},
};

use super::{
    Inhoud,
    cel::{Cel, Kolom, Type, procent},
    inhoud::Plek,
    schrijven::{Emmer, Stap},
};

/// Rows that are held before their columns are written.
const GROEP: usize = 16_384;
/// The day from which Parquet counts.
const BEGIN: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day");

/// The cells of a column that are not yet written: the values, and for each row whether there is one.
enum Waarden {
    Tekst(Vec<ByteArray>, Vec<i16>),
    Dag(Vec<i32>, Vec<i16>),
    Getal(Vec<i64>, Vec<i16>),
    Procent(Vec<f64>, Vec<i16>),
}

/// A file while it is written.
pub(super) struct Parket {
    inhoud: Arc<Inhoud>,
    kenmerk: String,
    kolommen: Vec<Kolom>,
    plek: Plek,
    /// Nothing once the file is whole.
    schrijver: Option<SerializedFileWriter<Emmer>>,
}

impl Parket {
    pub(super) fn new(inhoud: Arc<Inhoud>, kenmerk: String, emmer: Emmer) -> io::Result<Self> {
        let kolommen = inhoud.kolommen();
        let properties = WriterProperties::builder()
            .set_writer_version(WriterVersion::PARQUET_1_0)
            .set_encoding(Encoding::PLAIN)
            .set_created_by("Agenda Vakmanschap".to_owned())
            .build();
        let schema = schema(&kolommen).map_err(fault)?;
        let schrijver = SerializedFileWriter::new(emmer, schema, Arc::new(properties)).map_err(fault)?;
        Ok(Self {
            inhoud,
            kenmerk,
            kolommen,
            plek: Plek::default(),
            schrijver: Some(schrijver),
        })
    }

    /// The next rows, by column.
    fn groep(&mut self) -> (usize, Vec<Waarden>) {
        let mut groep: Vec<Waarden> = self
            .kolommen
            .iter()
            .map(|kolom| Waarden::van(kolom.soort))
            .collect();
        let mut rows = 0;
        while rows < GROEP {
            let Some(cellen) = self.inhoud.volgende(&mut self.plek, &self.kenmerk) else {
                break;
            };
            for (waarden, cel) in groep.iter_mut().zip(cellen) {
                waarden.erbij(cel);
            }
            rows += 1;
        }
        (rows, groep)
    }
}

impl Stap for Parket {
    fn stap(&mut self) -> io::Result<bool> {
        let (rows, groep) = self.groep();
        if rows == 0 {
            if let Some(schrijver) = self.schrijver.take() {
                schrijver.close().map_err(fault)?;
            }
            return Ok(false);
        }
        let Some(schrijver) = &mut self.schrijver else {
            return Ok(false);
        };
        let mut writing = schrijver.next_row_group().map_err(fault)?;
        for waarden in groep {
            if let Some(column) = writing.next_column().map_err(fault)? {
                waarden.schrijf(column).map_err(fault)?;
            }
        }
        writing.close().map_err(fault)?;
        Ok(true)
    }
}

impl Waarden {
    fn van(soort: Type) -> Self {
        match soort {
            Type::Tekst => Self::Tekst(Vec::new(), Vec::new()),
            Type::Dag => Self::Dag(Vec::new(), Vec::new()),
            Type::Getal => Self::Getal(Vec::new(), Vec::new()),
            Type::Procent => Self::Procent(Vec::new(), Vec::new()),
        }
    }

    fn erbij(&mut self, cel: Cel<'_>) {
        let there = match (&mut *self, cel) {
            (Self::Tekst(values, _), Cel::Tekst(text)) => {
                values.push(text.into_owned().into_bytes().into());
                1
            }
            (Self::Dag(values, _), Cel::Dag(day)) => {
                values.push(i32::try_from((day - BEGIN).num_days()).unwrap_or_default());
                1
            }
            (Self::Getal(values, _), Cel::Getal(number)) => {
                values.push(number);
                1
            }
            (Self::Procent(values, _), Cel::Promille(number)) => {
                values.push(procent(number));
                1
            }
            _ => 0,
        };
        let (Self::Tekst(_, levels)
        | Self::Dag(_, levels)
        | Self::Getal(_, levels)
        | Self::Procent(_, levels)) = self;
        levels.push(there);
    }

    fn schrijf(self, column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        match self {
            Self::Tekst(values, levels) => kolom::<ByteArrayType>(column, &values, &levels),
            Self::Dag(values, levels) => kolom::<Int32Type>(column, &values, &levels),
            Self::Getal(values, levels) => kolom::<Int64Type>(column, &values, &levels),
            Self::Procent(values, levels) => kolom::<DoubleType>(column, &values, &levels),
        }
    }
}

fn kolom<T: DataType>(
    mut column: SerializedColumnWriter<'_>,
    values: &[T::T],
    levels: &[i16],
) -> Result<(), ParquetError> {
    column.typed::<T>().write_batch(values, Some(levels), None)?;
    column.close()
}

/// The columns in the words of Parquet.
fn schema(kolommen: &[Kolom]) -> Result<TypePtr, ParquetError> {
    let veld = |kolom: &Kolom| {
        let (physical, logical) = match kolom.soort {
            Type::Tekst => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Type::Dag => (Physical::INT32, Some(LogicalType::Date)),
            Type::Getal => (Physical::INT64, None),
            Type::Procent => (Physical::DOUBLE, None),
        };
        let veld = Veld::primitive_type_builder(&kolom.naam, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::OPTIONAL)
            .build()?;
        Ok(Arc::new(veld))
    };
    let velden = kolommen
        .iter()
        .map(veld)
        .collect::<Result<Vec<_>, ParquetError>>()?;
    let schema = Veld::group_type_builder("uitgave").with_fields(velden).build()?;
    Ok(Arc::new(schema))
}

fn fault(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
