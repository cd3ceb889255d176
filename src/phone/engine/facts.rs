//! What is known of the tables, compiled from version 9.0.33 of the phone metadata.
//!
//! Made by `cargo xtask metadata`: do not edit.

use super::layout::{Counts, Places};

/// How many words the tables have.
pub(super) const SIZE: usize = 47929;
#[rustfmt::skip]
pub(super) const COUNTS: Counts = Counts {
    territories: 254,
    rules: 759,
    patterns: 220,
    outcomes: 33,
    texts: 64,
    examples: 5459,
};
/// Where each table begins.
pub(super) const PLACES: Places = Places::new(&COUNTS);
/// The two letters of each territory, or two zeros.
#[rustfmt::skip]
pub(super) static IDS: &str = "USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVIRUKZEGZAGRNLBEFRESHUITVAROCHATGBGGIMJEDKSENOSJPLDEPEMXCUARBRCLCOVEMYAUCCCXIDPHNZSGTHJPKRVNCNTRINPKAFLKMMIRSSMAEHDZTNLYGMSNMRMLGNCIBFNETGBJMULRSLGHNGTDCFCMCVSTGQGACGCDAOGWIOACSCSDRWETSODJKETZUGBIMZZMMGREYTZWNAMWLSBWSZKMSHTAERAWFOGLGIPTLUIEISALMTCYFIAXBGLTLVEEMDAMBYADMCSMUARSMEXKHRSIBAMKCZSKLIFKBZGTSVHNNICRPAPMHTGPBLMFBOGYECGFPYMQSRUYCWBQTLNFBNNRPGTOSBVUFJPWWFCKNUWSKINCTVPFTKFMMH0000KPHKMOKHLA0000BD000000TW00MVLBJOSYIQKWSAYEOMPSAEILBHQABTMNNP00TJTMAZGEKGUZ";
/// Templates and prefixes, a zero behind each; bytes 1 to 9 stand for a group.
#[rustfmt::skip]
pub(super) static TEXTS: &[u8] = b"\x00\x01-\x02\x00(\x01) \x02-\x03\x00\x01-\x02-\x03\x00 ext. \x00268\x00264\x00684\x00246\x00441\x00242\x00767\x00473\x00671\x00869\x00345\x00758\x00670\x00664\x00721\x00649\x00868\x00784\x00284\x00340\x00\x01 \x02 \x03 \x04\x008 (\x01)\x00\x01 \x02 \x03\x00\x01 \x02-\x03-\x04\x00\x01 \x02\x000\x01\x00\x01\x000 \x01\x00\x01 \x02 \x03 \x04 \x05\x00(06 \x01)\x0006 \x01\x00 int \x00 x\x001481\x001624\x001534\x00\x01-\x02 \x03\x00\x01-\x02 \x03 \x04\x00\x01-\x02 \x03 \x04 \x05\x00(0\x01)\x00 Anexo \x00\x01 \x02-\x03\x00\x02 15-\x03-\x04\x00\x01 \x02 \x03-\x04\x009\x00(\x01)\x00\x01-\x02-\x03-\x04\x008\x0020\x00(0-\x01)\x008 \x01\x008 0\x01\x000549\x00 int. \x003\x00\x01.\x02.\x03\x00#\x00\x01-\x02 \x03-\x04\x00(8 \x01)\x00";
