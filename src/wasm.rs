//! The export of the npm package: a shim over [`host`].
//!
//! Two numbers and a text cross the boundary, which is what is cheap there. `pkg/lib` makes the texts of arguments and reads
//! those of answers.

// What a module does not hold it does not export either: an export keeps alive all that it calls.
#[cfg(any(feature = "contact", not(any(feature = "conditions", feature = "phone"))))]
mod contact;
#[cfg(feature = "items")]
mod items;
#[cfg(any(feature = "contact", feature = "phone", not(feature = "conditions")))]
mod phone;
#[cfg(any(feature = "rows", not(any(feature = "conditions", feature = "contact", feature = "phone"))))]
mod rows;

#[cfg(any(feature = "contact", not(any(feature = "conditions", feature = "phone"))))]
pub use contact::{check_contact, contact_room};
#[cfg(feature = "items")]
pub use items::{contact_member, item_email, item_phone, item_scratch};
#[cfg(any(feature = "contact", feature = "phone", not(feature = "conditions")))]
pub use phone::{phone_kind, phone_record, phone_scratch};
#[cfg(any(feature = "rows", not(any(feature = "conditions", feature = "contact", feature = "phone"))))]
pub use rows::*;

use crate::api::host;
use wasm_bindgen::prelude::wasm_bindgen;

/// Half the code of the allocator that std brings, at the same speed.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Calls a function of [`host`] by its number among [`host::functions`].
#[wasm_bindgen]
pub fn call(function: usize, arguments: &str) -> String {
    host::call(function, arguments)
}
