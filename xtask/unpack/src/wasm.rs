//! What JavaScript calls.

#![allow(unsafe_code)]

use core::slice;

/// Where the room begins that JavaScript fills and reads: behind the page with the stack.
const ROOM: usize = 0x1_0000;

/// Unpacks the text, whose length is `text`. It stands in the room, behind `streams` bytes and behind `module` bytes, where the
/// module is afterwards.
#[unsafe(no_mangle)]
extern "C" fn unpack(streams: usize, module: usize, text: usize) {
    let room = |at: usize, len| {
        // SAFETY: nothing else is there, as this module has no statics and no allocator, and the three parts do not overlap.
        unsafe { slice::from_raw_parts_mut(core::ptr::with_exposed_provenance_mut(ROOM + at), len) }
    };
    crate::unpack(room(0, streams), room(streams, module), room(streams + module, text));
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
