//! The numbers of everything in a rulebook, counted across all statuses.

use serde::{Deserialize, Serialize};

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The number of the entry at an index.
            pub fn at(index: usize) -> Self {
                Self(super::held::number(index))
            }
        })*
    };
}

numbers! {
    /// A status of residence.
    StatusId
    /// A criterion of a status or route.
    CriterionId
    /// A condition.
    ConditionId
    /// A points item.
    ItemId
    /// A tier of a points item.
    TierId
    /// A source.
    SourceId
    /// A document.
    EvidenceId
    /// An open doubt.
    DoubtId
    /// A treatment that a status gives.
    BenefitId
}
