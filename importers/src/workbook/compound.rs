//! The streams of a compound file, as Excel 97 keeps them: chains of sectors, each followed no longer than the file is.

const END: u32 = 0xFFFF_FFFE;
const ENTRY: usize = 128;

/// A compound file in memory.
pub(crate) struct Compound<'bytes> {
    bytes: &'bytes [u8],
    sector: usize,
    mini_sector: usize,
    cutoff: u64,
    next: Vec<u32>,
    mini_next: Vec<u32>,
    directory: Vec<u8>,
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| long(four, 0))
}

impl<'bytes> Compound<'bytes> {
    /// Opens a compound file; `None` where its tables don't hold together.
    pub(crate) fn open(bytes: &'bytes [u8]) -> Option<Self> {
        let shift = |at: usize| 1_usize.checked_shl(u32::from(short(bytes, at)?).min(16));
        let mut file = Self {
            bytes,
            sector: shift(30).filter(|size| (512..=4_096).contains(size))?,
            mini_sector: shift(32).filter(|size| (16..=512).contains(size))?,
            cutoff: long(bytes, 56)?.into(),
            next: Vec::new(),
            mini_next: Vec::new(),
            directory: Vec::new(),
        };
        let mut tables: Vec<u32> = longs(bytes.get(76..512)?).collect();
        let mut further = long(bytes, 68)?;
        for _ in 0..file.most() {
            let Some((last, places)) = file
                .sector(further)
                .and_then(<[u8]>::split_last_chunk::<4>)
                .map(|(places, last)| (u32::from_le_bytes(*last), places))
            else {
                break;
            };
            tables.extend(longs(places));
            further = last;
        }
        for table in tables {
            if let Some(sector) = file.sector(table) {
                file.next.extend(longs(sector));
            }
        }
        file.directory = file.chain(long(bytes, 48)?);
        let mini = file.chain(long(bytes, 60)?);
        file.mini_next = longs(&mini).collect();
        Some(file)
    }

    /// How many sectors the file has at most.
    fn most(&self) -> usize {
        self.bytes.len().checked_div(self.sector).unwrap_or(0)
    }

    fn sector(&self, place: u32) -> Option<&'bytes [u8]> {
        let place = usize::try_from(place).ok()?.checked_add(1)?;
        let start = place.checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, first: u32) -> Vec<u8> {
        let (mut bytes, mut place) = (Vec::new(), first);
        for _ in 0..self.most() {
            let Some(sector) = self.sector(place).filter(|_| place < END) else {
                break;
            };
            bytes.extend(sector);
            place = usize::try_from(place)
                .ok()
                .and_then(|place| self.next.get(place))
                .copied()
                .unwrap_or(END);
        }
        bytes
    }

    /// The stream of a name, where there is one.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut entries = self.directory.chunks_exact(ENTRY);
        let root = entries.clone().next()?;
        let entry = entries.find(|entry| {
            let length = short(entry, 64).map_or(0, |length| usize::from(length).saturating_sub(2));
            entry.get(..length) == Some(wanted.as_slice())
        })?;
        let (first, size) = (long(entry, 116)?, long(entry, 120)?);
        let mut bytes = if u64::from(size) < self.cutoff {
            self.mini_chain(&self.chain(long(root, 116)?), first)
        } else {
            self.chain(first)
        };
        bytes.truncate(usize::try_from(size).ok()?);
        Some(bytes)
    }

    fn mini_chain(&self, stream: &[u8], first: u32) -> Vec<u8> {
        let (mut bytes, mut place) = (Vec::new(), first);
        for _ in 0..self.mini_next.len() {
            let index = usize::try_from(place).unwrap_or(usize::MAX);
            let start = index.saturating_mul(self.mini_sector);
            let Some(sector) = stream.get(start..start.saturating_add(self.mini_sector)) else {
                break;
            };
            bytes.extend(sector);
            place = self.mini_next.get(index).copied().unwrap_or(END);
        }
        bytes
    }
}
