;; Reads the text that `xtask/src/build/pack.rs` writes, and makes a WebAssembly module of it. The text is base64 of LZMA data, without a
;; header, of streams: opcodes, the operands of each opcode, and what stands around the code.
;;
;; It goes over the wire with the text, so it is written by hand: a compiler makes nearly twice as much of the same. It runs once in each
;; instance, which begins with zeros everywhere, and trusts in what it reads: the build reads every text back.
;;
;; The memory: from 0 on the odds of LZMA, two bytes each; from 8192 on, for each stream, where its next byte is; from 65536 on what JavaScript
;; fills and reads: the streams, then the module, then the text. The odds stand in the order that the numbers below say.
(module
  (memory (export "memory") 1)

  ;; The coder: its range, the code in it, and where the next byte of the data is. In the end, where the next opcode is.
  (global $range (mut i32) (i32.const -1))
  (global $code (mut i32) (i32.const 0))
  (global $in (mut i32) (i32.const 0))
  ;; Where the last byte was written.
  (global $last (mut i32) (i32.const 65535))

  ;; A number that ends when it has the bit `end`, the highest bits first, after those in `node`. Without a branch for a bit, which no
  ;; processor could foresee, and without a call, as most of the time passes here.
  (func $tree (param $odds i32) (param $node i32) (param $end i32) (result i32)
    (local $at i32) (local $odd i32) (local $bound i32) (local $zero i32) (local $range i32) (local $code i32)
    (local.set $range (global.get $range))
    (local.set $code (global.get $code))
    (loop $more
      (if (i32.lt_u (local.get $node) (local.get $end))
        (then
          (if (i32.eqz (i32.shr_u (local.get $range) (i32.const 24)))
            (then
              (local.set $range (i32.shl (local.get $range) (i32.const 8)))
              (local.set $code (i32.or (i32.shl (local.get $code) (i32.const 8)) (i32.load8_u (global.get $in))))
              (global.set $in (i32.add (global.get $in) (i32.const 1)))))
          ;; That a bit is zero, in 2048, less the 1024 that each begins with.
          (local.set $at (i32.shl (i32.add (local.get $odds) (local.get $node)) (i32.const 1)))
          (local.set $odd (i32.load16_s (local.get $at)))
          (local.set $bound (i32.mul (i32.shr_u (local.get $range) (i32.const 11)) (i32.add (local.get $odd) (i32.const 1024))))
          (local.set $zero (i32.lt_u (local.get $code) (local.get $bound)))
          (i32.store16 (local.get $at)
            (i32.add (local.get $odd)
              (i32.shr_s (i32.sub (select (i32.const 1024) (i32.const -993) (local.get $zero)) (local.get $odd)) (i32.const 5))))
          (local.set $range (select (local.get $bound) (i32.sub (local.get $range) (local.get $bound)) (local.get $zero)))
          (local.set $code (i32.sub (local.get $code) (select (i32.const 0) (local.get $bound) (local.get $zero))))
          (local.set $node (i32.or (i32.shl (local.get $node) (i32.const 1)) (i32.eqz (local.get $zero))))
          (br $more))))
    (global.set $range (local.get $range))
    (global.set $code (local.get $code))
    (local.get $node))

  ;; One bit: the same as one step of a tree.
  (func $bit (param $at i32) (result i32)
    (local $odd i32) (local $bound i32) (local $zero i32)
    (if (i32.eqz (i32.shr_u (global.get $range) (i32.const 24)))
      (then
        (global.set $range (i32.shl (global.get $range) (i32.const 8)))
        (global.set $code (i32.or (i32.shl (global.get $code) (i32.const 8)) (i32.load8_u (global.get $in))))
        (global.set $in (i32.add (global.get $in) (i32.const 1)))))
    (local.set $odd (i32.load16_s (local.tee $at (i32.shl (local.get $at) (i32.const 1)))))
    (local.set $bound (i32.mul (i32.shr_u (global.get $range) (i32.const 11)) (i32.add (local.get $odd) (i32.const 1024))))
    (local.set $zero (i32.lt_u (global.get $code) (local.get $bound)))
    (i32.store16 (local.get $at)
      (i32.add (local.get $odd)
        (i32.shr_s (i32.sub (select (i32.const 1024) (i32.const -993) (local.get $zero)) (local.get $odd)) (i32.const 5))))
    (global.set $range (select (local.get $bound) (i32.sub (global.get $range) (local.get $bound)) (local.get $zero)))
    (global.set $code (i32.sub (global.get $code) (select (i32.const 0) (local.get $bound) (local.get $zero))))
    (i32.eqz (local.get $zero)))

  ;; How many bytes are repeated.
  (func $run (param $at i32) (result i32)
    (if (result i32) (call $bit (local.get $at))
      (then
        (if (result i32) (call $bit (i32.add (local.get $at) (i32.const 1)))
          (then (i32.sub (call $tree (i32.add (local.get $at) (i32.const 15)) (i32.const 1) (i32.const 256)) (i32.const 238)))
          (else (i32.add (call $tree (i32.add (local.get $at) (i32.const 8)) (i32.const 1) (i32.const 8)) (i32.const 2)))))
      (else (i32.sub (call $tree (i32.add (local.get $at) (i32.const 1)) (i32.const 1) (i32.const 8)) (i32.const 6)))))

  ;; How many bytes lie between the last one and the first that is repeated.
  (func $distance (param $run i32) (result i32)
    (local $slot i32) (local $bits i32) (local $value i32) (local $at i32) (local $node i32) (local $one i32) (local $place i32)
    (local.set $slot
      (i32.sub
        (call $tree
          (i32.add (i32.const 613)
            (i32.shl
              (select (i32.sub (local.get $run) (i32.const 2)) (i32.const 3) (i32.lt_u (local.get $run) (i32.const 5)))
              (i32.const 6)))
          (i32.const 1) (i32.const 64))
        (i32.const 64)))
    (if (i32.lt_u (local.get $slot) (i32.const 4)) (then (return (local.get $slot))))
    (local.set $bits (i32.sub (i32.shr_u (local.get $slot) (i32.const 1)) (i32.const 1)))
    (local.set $value (i32.or (i32.and (local.get $slot) (i32.const 1)) (i32.const 2)))
    (if (i32.gt_u (local.get $slot) (i32.const 13))
      (then
        ;; The bits in the middle have no odds.
        (loop $more
          (if (i32.eqz (i32.shr_u (global.get $range) (i32.const 24)))
            (then
              (global.set $range (i32.shl (global.get $range) (i32.const 8)))
              (global.set $code (i32.or (i32.shl (global.get $code) (i32.const 8)) (i32.load8_u (global.get $in))))
              (global.set $in (i32.add (global.get $in) (i32.const 1)))))
          (global.set $range (i32.shr_u (global.get $range) (i32.const 1)))
          (local.set $one (i32.ge_u (global.get $code) (global.get $range)))
          (global.set $code (i32.sub (global.get $code) (select (global.get $range) (i32.const 0) (local.get $one))))
          (local.set $value (i32.or (i32.shl (local.get $value) (i32.const 1)) (local.get $one)))
          (br_if $more (i32.ne (local.tee $bits (i32.sub (local.get $bits) (i32.const 1))) (i32.const 4))))
        (local.set $value (i32.shl (local.get $value) (i32.const 4)))
        (local.set $at (i32.const 983)))
      (else
        (local.set $value (i32.shl (local.get $value) (local.get $bits)))
        (local.set $at (i32.add (i32.sub (local.get $value) (local.get $slot)) (i32.const 869)))))
    ;; The lowest bits first.
    (local.set $node (i32.const 1))
    (loop $more
      (local.set $one (call $bit (i32.add (local.get $at) (local.get $node))))
      (local.set $node (i32.or (i32.shl (local.get $node) (i32.const 1)) (local.get $one)))
      (local.set $value (i32.add (local.get $value) (i32.shl (local.get $one) (local.get $place))))
      (br_if $more (i32.ne (local.tee $place (i32.add (local.get $place) (i32.const 1))) (local.get $bits))))
    (local.get $value))

  ;; Reads LZMA data until the byte before `end` is written. Literals have one bit of context, and nothing knows of places.
  (func $inflate (param $end i32)
    (local $state i32) (local $late i32) (local $run i32)
    ;; The last distances, the newest first.
    (local $first i32) (local $second i32) (local $third i32) (local $fourth i32)
    (local $at i32) (local $node i32) (local $like i32) (local $expected i32) (local $one i32)
    (loop $next
      (local.set $late (i32.gt_u (local.get $state) (i32.const 6)))
      (if (call $bit (local.get $state))
        (then
          (local.set $run (i32.const 1))
          (block $known
            (if (call $bit (i32.add (local.get $state) (i32.const 12)))
              (then
                (if (call $bit (i32.add (local.get $state) (i32.const 24)))
                  (then
                    (local.set $at (local.get $second))
                    (if (call $bit (i32.add (local.get $state) (i32.const 36)))
                      (then
                        (local.set $at (local.get $third))
                        (if (call $bit (i32.add (local.get $state) (i32.const 48)))
                          (then
                            (local.set $at (local.get $fourth))
                            (local.set $fourth (local.get $third))))
                        (local.set $third (local.get $second))))
                    (local.set $second (local.get $first))
                    (local.set $first (local.get $at)))
                  (else
                    (if (i32.eqz (call $bit (i32.add (local.get $state) (i32.const 60))))
                      (then
                        (local.set $state (select (i32.const 11) (i32.const 9) (local.get $late)))
                        (br $known)))))
                (local.set $run (call $run (i32.const 343)))
                (local.set $state (select (i32.const 11) (i32.const 8) (local.get $late))))
              (else
                (local.set $fourth (local.get $third))
                (local.set $third (local.get $second))
                (local.set $second (local.get $first))
                (local.set $first (call $distance (local.tee $run (call $run (i32.const 72)))))
                (local.set $state (select (i32.const 10) (i32.const 7) (local.get $late))))))
          (loop $more
            (i32.store8 offset=1 (global.get $last) (i32.load8_u (i32.sub (global.get $last) (local.get $first))))
            (global.set $last (i32.add (global.get $last) (i32.const 1)))
            (br_if $more (local.tee $run (i32.sub (local.get $run) (i32.const 1))))))
        (else
          (local.set $at (i32.add (i32.const 998) (i32.mul (i32.shr_u (i32.load8_u (global.get $last)) (i32.const 7)) (i32.const 768))))
          (local.set $node (i32.const 1))
          ;; As long as it is like the byte that follows what was repeated, that byte's bits count.
          (local.set $like (i32.load8_u (i32.sub (global.get $last) (local.get $first))))
          (loop $more
            (if (local.get $late)
              (then
                (local.set $like (i32.shl (local.get $like) (i32.const 1)))
                (local.set $one
                  (call $bit
                    (i32.add (i32.add (local.get $at) (local.get $node))
                      (i32.add (i32.const 256) (local.tee $expected (i32.and (local.get $like) (i32.const 256)))))))
                (local.set $node (i32.or (i32.shl (local.get $node) (i32.const 1)) (local.get $one)))
                (local.set $late
                  (i32.and
                    (i32.eq (local.get $one) (i32.shr_u (local.get $expected) (i32.const 8)))
                    (i32.lt_u (local.get $node) (i32.const 256))))
                (br $more))))
          (i32.store8 offset=1 (global.get $last) (call $tree (local.get $at) (local.get $node) (i32.const 256)))
          (global.set $last (i32.add (global.get $last) (i32.const 1)))
          (local.set $state
            (i32.sub (local.get $state)
              (select (local.get $state)
                (select (i32.const 3) (i32.const 6) (i32.lt_u (local.get $state) (i32.const 10)))
                (i32.lt_u (local.get $state) (i32.const 4)))))))
      (br_if $next (i32.lt_u (global.get $last) (local.get $end)))))

  ;; How many bytes a stream has. Before the streams stand their sizes, of three bytes each.
  (func $size (param $stream i32) (result i32)
    (i32.and (i32.load offset=65536 (i32.mul (local.get $stream) (i32.const 3))) (i32.const 0xffffff)))

  ;; Takes so many bytes of a stream.
  (func $take (param $stream i32) (param $count i32)
    (local $from i32)
    (local.set $stream (i32.shl (local.get $stream) (i32.const 2)))
    (local.set $from (i32.load offset=8192 (local.get $stream)))
    (memory.copy (i32.add (global.get $last) (i32.const 1)) (local.get $from) (local.get $count))
    (i32.store offset=8192 (local.get $stream) (i32.add (local.get $from) (local.get $count)))
    (global.set $last (i32.add (global.get $last) (local.get $count))))

  ;; Takes so many numbers in LEB128, at least one. Says which one it was, of one.
  (func $numbers (param $stream i32) (param $count i32) (result i32)
    (local $value i32) (local $shift i32) (local $from i32) (local $digits i32)
    (local.set $stream (i32.shl (local.get $stream) (i32.const 2)))
    (local.set $from (i32.load offset=8192 (local.get $stream)))
    (loop $more
      (i32.store8 offset=1 (global.get $last) (local.tee $digits (i32.load8_u (local.get $from))))
      (local.set $value
        (i32.or (local.get $value) (i32.shl (i32.and (local.get $digits) (i32.const 127)) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (global.set $last (i32.add (global.get $last) (i32.const 1)))
      (br_if $more (local.tee $count (i32.sub (local.get $count) (i32.lt_u (local.get $digits) (i32.const 128))))))
    (i32.store offset=8192 (local.get $stream) (local.get $from))
    (local.get $value))

  ;; Puts a function together, behind its length. Stream 3 has the locals, and from 4 on are the operands of each opcode.
  (func $body
    (local $start i32) (local $opcode i32) (local $stream i32) (local $count i32) (local $depth i32) (local $length i32) (local $digits i32)
    (local.set $start (i32.add (global.get $last) (i32.const 1)))
    (if (local.tee $count (call $numbers (i32.const 3) (i32.const 1)))
      (then (drop (call $numbers (i32.const 3) (i32.shl (local.get $count) (i32.const 1))))))
    (loop $more
      (i32.store8 offset=1 (global.get $last) (local.tee $opcode (i32.load8_u (global.get $in))))
      (global.set $in (i32.add (global.get $in) (i32.const 1)))
      (global.set $last (i32.add (global.get $last) (i32.const 1)))
      ;; Loads and stores promise no alignment: behind them stands a zero.
      (if (i32.lt_u (i32.sub (local.get $opcode) (i32.const 0x28)) (i32.const 0x17))
        (then
          (i32.store8 offset=1 (global.get $last) (i32.const 0))
          (global.set $last (i32.add (global.get $last) (i32.const 1)))))
      (local.set $stream (i32.add (local.get $opcode) (i32.const 4)))
      (if (i32.lt_u (i32.sub (local.get $opcode) (i32.const 0x43)) (i32.const 2))
        ;; f32.const has four bytes, f64.const eight.
        (then (call $take (local.get $stream) (i32.shl (i32.sub (local.get $opcode) (i32.const 0x42)) (i32.const 2))))
        (else
          (if (i32.and (i32.load offset=65536 (i32.mul (local.get $stream) (i32.const 3))) (i32.const 0xffffff))
            (then
              (local.set $count (call $numbers (local.get $stream) (i32.const 1)))
              ;; A table of branches says how many more there are. An indirect call has one more; memory.copy two, memory.fill one.
              (if
                (local.tee $count
                  (select (i32.add (local.get $count) (i32.const 1))
                    (select (i32.const 1)
                      (i32.mul (i32.sub (i32.const 12) (local.get $count))
                        (i32.and (i32.eq (local.get $opcode) (i32.const 0xfc)) (i32.gt_u (local.get $count) (i32.const 9))))
                      (i32.eq (local.get $opcode) (i32.const 0x11)))
                    (i32.eq (local.get $opcode) (i32.const 0x0e))))
                (then (drop (call $numbers (local.get $stream) (local.get $count)))))))))
      ;; Opcodes 2 to 4 open a block, and 11 closes one. The last one closes the function.
      (local.set $depth
        (i32.sub
          (i32.add (local.get $depth) (i32.lt_u (i32.sub (local.get $opcode) (i32.const 2)) (i32.const 3)))
          (i32.eq (local.get $opcode) (i32.const 0x0b))))
      (br_if $more (i32.ge_s (local.get $depth) (i32.const 0))))
    (local.set $length (i32.sub (i32.add (global.get $last) (i32.const 1)) (local.get $start)))
    (local.set $digits
      (i32.add (i32.const 1)
        (i32.add (i32.gt_u (local.get $length) (i32.const 0x7f)) (i32.gt_u (local.get $length) (i32.const 0x3fff)))))
    (memory.copy (i32.add (local.get $start) (local.get $digits)) (local.get $start) (local.get $length))
    (global.set $last (i32.add (global.get $last) (local.get $digits)))
    (loop $more
      (i32.store8 (local.get $start)
        (i32.or (i32.and (local.get $length) (i32.const 127)) (i32.shl (i32.gt_u (local.get $length) (i32.const 127)) (i32.const 7))))
      (local.set $start (i32.add (local.get $start) (i32.const 1)))
      (br_if $more (local.tee $length (i32.shr_u (local.get $length) (i32.const 7))))))

  ;; Fills the module, and the streams on the way to it: where it begins, and where the text begins and ends. The text begins at a multiple
  ;; of four, and nothing is left of it.
  (func (export "unpack") (param $module i32) (param $text i32) (param $end i32)
    (local $from i32) (local $to i32) (local $bits i32) (local $digit i32) (local $stream i32)
    ;; Puts the bytes that base64 stands for in the place of the text. Sums, as no processor foresees the next digit.
    (local.set $from (local.get $text))
    (local.set $to (local.get $text))
    (loop $more
      (local.set $digit (i32.load8_u (local.get $from)))
      (local.set $bits
        (i32.add (i32.shl (local.get $bits) (i32.const 6))
          (i32.sub
            (i32.sub
              (i32.sub
                (i32.sub (i32.add (local.get $digit) (i32.const 19)) (i32.mul (i32.const 3) (i32.gt_u (local.get $digit) (i32.const 43))))
                (i32.mul (i32.const 12) (i32.gt_u (local.get $digit) (i32.const 47))))
              (i32.mul (i32.const 69) (i32.gt_u (local.get $digit) (i32.const 57))))
            (i32.mul (i32.const 6) (i32.gt_u (local.get $digit) (i32.const 90))))))
      ;; The first of four digits is no byte yet: the next one writes there again.
      (i32.store8 (local.get $to)
        (i32.shr_u (local.get $bits) (i32.sub (i32.const 6) (i32.shl (i32.and (local.get $from) (i32.const 3)) (i32.const 1)))))
      (local.set $to (i32.add (local.get $to) (i32.ne (i32.and (local.get $from) (i32.const 3)) (i32.const 0))))
      (br_if $more (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 1))) (local.get $end))))

    (global.set $code (i32.load (local.get $text)))
    (global.set $in (i32.add (local.get $text) (i32.const 4)))
    (call $inflate (i32.sub (local.get $module) (i32.const 1)))

    ;; Behind the 257 sizes stand the streams: what is before the code, what is behind it, the opcodes, the locals, and operands.
    (global.set $last (i32.sub (local.get $module) (i32.const 1)))
    (local.set $from (i32.const 66307))
    (loop $more
      (i32.store offset=8192 (i32.shl (local.get $stream) (i32.const 2)) (local.get $from))
      (local.set $from (i32.add (local.get $from) (call $size (local.get $stream))))
      (br_if $more (i32.lt_u (local.tee $stream (i32.add (local.get $stream) (i32.const 1))) (i32.const 257))))
    (call $take (i32.const 0) (call $size (i32.const 0)))
    ;; The opcodes end where the locals begin.
    (global.set $in (i32.load (i32.const 8200)))
    (local.set $end (i32.load (i32.const 8204)))
    (loop $more
      (call $body)
      (br_if $more (i32.lt_u (global.get $in) (local.get $end))))
    (call $take (i32.const 1) (call $size (i32.const 1)))))
