//! Which parts a part refers to, and new references from it.

use super::{
    Unpatchable,
    edits::Edits,
    escape::escaped,
    markup::{RELATIONS, Step, Walk, with_open_root},
    package::Package,
};

/// The namespace of parts that hold references.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The references of one part.
pub(super) struct Relations {
    /// The part that holds them.
    path: String,
    text: String,
    relations: Vec<Relation>,
    edits: Edits,
    /// Where new ones go.
    end: u64,
    prefix: String,
}

/// A reference to another part of the package.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// Its name in the part that refers.
    pub(super) id: String,
    /// What kind it is: the last word of its address.
    pub(super) kind: String,
    /// The path of the part referred to.
    pub(super) path: String,
}

impl Relations {
    /// The references of a part; of the package itself where the path is empty.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Unpatchable> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let path = match folder {
            "" => format!("_rels/{file}.rels"),
            folder => format!("{folder}/_rels/{file}.rels"),
        };
        let text = package.text(&path)?.unwrap_or_else(|| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{NAMESPACE}\"></Relationships>")
        });
        let mut found = Self {
            path,
            text: String::new(),
            relations: Vec::new(),
            edits: Edits::default(),
            end: 0,
            prefix: String::new(),
        };
        let text = with_open_root(text)?;
        found.walk(folder, &text)?;
        found.text = text;
        Ok(found)
    }

    fn walk(&mut self, folder: &str, text: &str) -> Result<(), Unpatchable> {
        let (mut walk, mut last_close) = (Walk::begin(text.as_bytes())?, None);
        loop {
            match walk.step()? {
                Step::Open(tag) if tag.local() == "Relationships" => {
                    tag.prefix().clone_into(&mut self.prefix);
                }
                Step::Open(tag) if tag.local() == "Relationship" => {
                    let (Some(id), Some(kind), Some(target)) = (
                        tag.attribute("Id"),
                        tag.attribute("Type"),
                        tag.attribute("Target"),
                    ) else {
                        return Err(Unpatchable("a reference without a target"));
                    };
                    if kind.starts_with("http://purl.oclc.org/ooxml/") {
                        return Err(Unpatchable("strict"));
                    }
                    let external = tag.attribute("TargetMode").as_deref() == Some("External");
                    self.relations.push(Relation {
                        id,
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        path: if external {
                            String::new()
                        } else {
                            path(folder, &target)
                        },
                    });
                }
                Step::Close(place) => last_close = Some(place.start),
                Step::End => break,
                Step::Open(_) | Step::Text(_) => {}
            }
        }
        self.end = last_close.ok_or(Unpatchable("no place for a reference"))?;
        Ok(())
    }

    /// Every reference, in order.
    pub(super) fn all(&self) -> &[Relation] {
        &self.relations
    }

    /// The reference of a name.
    pub(super) fn by_id(&self, id: &str) -> Option<&Relation> {
        self.relations.iter().find(|relation| relation.id == id)
    }

    /// The part of the first reference of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<String> {
        let relation = self
            .relations
            .iter()
            .find(|relation| relation.kind == kind)?;
        Some(relation.path.clone())
    }

    /// Adds a reference to a part and gives its name.
    pub(super) fn add(&mut self, kind: &str, path: &str) -> String {
        let id = (1_u32..)
            .map(|number| format!("rIdM{number}"))
            .find(|id| self.by_id(id).is_none())
            .unwrap_or_default();
        self.edits.insert(
            self.end,
            format!(
                "<{}Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"/{}\"/>",
                self.prefix,
                escaped(path)
            ),
        );
        self.relations.push(Relation {
            id: id.clone(),
            kind: kind.to_owned(),
            path: path.to_owned(),
        });
        id
    }

    /// Puts the references back into the package, where any was added.
    pub(super) fn save(self, package: &mut Package<'_>) -> Result<(), Unpatchable> {
        if !self.edits.is_empty() {
            let text = self.edits.applied(&self.text)?;
            package.put(&self.path, text);
        }
        Ok(())
    }
}

/// The path of a target, seen from a folder.
fn path(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        for (folder, target, found) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "./a//b/../c.xml", "xl/a/c.xml"),
            ("xl", "../../../x.xml", "x.xml"),
            ("xl", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ] {
            assert_eq!(path(folder, target), found);
        }
    }
}
