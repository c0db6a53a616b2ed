package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    /** Everything a reader handed on. */
    private static final class Collected implements FrameSink {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void control(FrameHeader header, ByteBuf raw) {
            take(raw);
        }

        @Override
        public void data(FrameHeader header, ByteBuf raw) {
            take(raw);
        }

        @Override
        public void payload(ByteBuf piece, boolean end) {
            take(piece);
        }

        private void take(ByteBuf raw) {
            byte[] copy = new byte[raw.readableBytes()];
            raw.readBytes(copy);
            raw.release();
            bytes.writeBytes(copy);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    reserved bit 1,                        c1 80 00000000, 1002
                    reserved bit 2,                        a1 80 00000000, 1002
                    reserved bit 3,                        91 80 00000000, 1002
                    reserved data opcode,                  83, 1002
                    reserved control opcode,               8b, 1002
                    fragmented ping,                       09, 1002
                    fragmented close,                      08, 1002
                    control of 126 bytes,                  89 fe, 1002
                    control with a long length,            88 ff, 1002
                    no mask,                               81 00, 1002
                    length 125 in two bytes,               82 fe 007d 00000000, 1002
                    length 65535 in eight bytes,           82 ff 000000000000ffff 00000000, 1002
                    length of 64 bits,                     82 ff 8000000000000000 00000000, 1002
                    continuation of nothing,               80 80 00000000, 1002
                    continuation of a finished message,    81 80 00000000 80 80 00000000, 1002
                    text inside a message,                 01 80 00000000 81 80 00000000, 1002
                    half a close code,                     88 81 00000000 03, 1002
                    close code 0,                          88 82 00000000 0000, 1002
                    close code 999,                        88 82 00000000 03e7, 1002
                    close code 1004,                       88 82 00000000 03ec, 1002
                    close code 1005,                       88 82 00000000 03ed, 1002
                    close code 1006,                       88 82 00000000 03ee, 1002
                    close code 1015,                       88 82 00000000 03f7, 1002
                    close code 2999,                       88 82 00000000 0bb7, 1002
                    close code 5000,                       88 82 00000000 1388, 1002
                    close reason no text,                  88 83 00000000 03e8 ff, 1007
                    close reason cut off,                  88 83 00000000 03e8 c3, 1007
                    text with a byte no text has,          81 81 00000000 ff, 1007
                    text with an overlong form,            81 82 00000000 c080, 1007
                    text with a surrogate,                 81 83 00000000 eda080, 1007
                    text beyond the last character,        81 84 00000000 f4908080, 1007
                    text that ends inside a character,     81 81 00000000 c3, 1007
                    character cut by the end of fragments, 01 81 00000000 c3 80 80 00000000, 1007
                    character broken across fragments,     01 81 00000000 e2 80 81 00000000 28, 1007
                    bad text not yet at its end,           81 8a 00000000 61ff, 1007
                    one byte over 16 MiB,                  82 ff 0000000001000001 00000000, 1009
                    fragment over 16 MiB,                  02 ff 0000000001000001 00000000, 1009
                    announced 2 to the 63 - 1,             82 ff 7fffffffffffffff 00000000, 1009
                    too long inside a message,             01 80 00000000 82 ff 0000000001000001 00000000, 1002
                    """)
    void frames_malformed_areRefusedWithTheirCode(String name, String hex, int code) {
        byte[] bytes = hex(hex);
        for (int chop = 1; chop <= bytes.length; chop++) {
            assertThat(faultOf(bytes, chop)).get().extracting(Fault::code).isEqualTo(code);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    empty text,                81 80 01020304
                    text of three fragments,   01 81 00000000 e2 00 81 00000000 82 80 81 00000000 ac
                    ping between fragments,    01 80 00000000 89 80 00000000 80 80 00000000
                    close without a code,      88 80 00000000
                    close 4999,                88 82 00000000 1387
                    binary that is no text,    82 82 00000000 ffff
                    126 in two bytes,          82 fe 007e 00000000 01
                    announced 16 MiB,          82 ff 0000000001000000 00000000 0102
                    """)
    void frames_wellFormed_passAsTheyCame(String name, String hex) {
        byte[] bytes = hex(hex);
        for (int chop = 1; chop <= bytes.length; chop++) {
            assertThat(faultOf(bytes, chop)).isEmpty();
        }
    }

    @Test
    void reservedBit_withDeflate_isForFirstFramesOnly() {
        assertThat(read(Frames.agent(0xc1, new byte[] {1}), 1, true)).isEmpty();
        assertThat(read(Frames.agent(0xc9, new byte[0]), 1, true)).isPresent();
        byte[] second =
                Frames.join(Frames.agent(0x41, new byte[1]), Frames.agent(0xc0, new byte[1]));
        assertThat(read(second, 3, true)).isPresent();
    }

    @Test
    void originFrames_masked_areRefused() {
        FrameReader reader = new FrameReader(ALLOCATOR, false, false, new Collected());
        ByteBuf in = Unpooled.wrappedBuffer(Frames.agentText("hi"));
        assertThat(reader.read(in, () -> true)).get().extracting(Fault::code).isEqualTo(1002);
    }

    @Test
    void badFrame_inOnePiece_passesNothingOfItself() {
        Collected out = new Collected();
        FrameReader reader = new FrameReader(ALLOCATOR, true, false, out);
        byte[] good = Frames.agentText("good");
        byte[] bad = Frames.agent(0x81, new byte[] {'a', 'b', (byte) 0xff, 'c'});
        reader.read(Unpooled.wrappedBuffer(Frames.join(good, bad)), () -> true);
        reader.release();
        assertThat(out.bytes.toByteArray()).isEqualTo(good);
    }

    /** Whatever the chopping, what passes is what came, and the verdict is the oracle's. */
    @Test
    void randomFrames_choppedRandomly_passByteExactAsTheOracleSays() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = randomFrames(random);
            PlainParser oracle = new PlainParser(true).feed(bytes);
            Collected out = new Collected();
            FrameReader reader = new FrameReader(ALLOCATOR, true, false, out);
            Optional<Fault> fault = Optional.empty();
            int from = 0;
            while (from < bytes.length) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
                fault = reader.read(Unpooled.wrappedBuffer(bytes, from, to - from), () -> true);
                from = to;
            }
            reader.release();
            byte[] passed = out.bytes.toByteArray();
            assertThat(passed).as("seed %s", seed).isEqualTo(Arrays.copyOf(bytes, passed.length));
            if (oracle.failure != 0) {
                assertThat(fault.map(Fault::code)).as("seed %s", seed).contains(oracle.failure);
            } else if (oracle.unread() == 0 || oracle.closed) {
                assertThat(fault.isEmpty() || oracle.closed).as("seed %s", seed).isTrue();
                assertThat(passed.length).isGreaterThanOrEqualTo(bytes.length - oracle.unread());
            }
        }
    }

    @Test
    void garbage_anyBytes_neverThrows() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && random.nextBoolean()) {
                bytes[0] = (byte) (0x80 | random.nextInt(3));
                bytes[1] = (byte) (0x80 | random.nextInt(128));
            }
            FrameReader reader =
                    new FrameReader(ALLOCATOR, true, random.nextBoolean(), new Collected());
            reader.read(Unpooled.wrappedBuffer(bytes), () -> true);
            reader.read(Unpooled.wrappedBuffer(bytes), () -> true);
            reader.release();
        }
    }

    private static byte[] randomFrames(Random random) {
        byte[] all = new byte[0];
        boolean open = false;
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            boolean fin = random.nextBoolean();
            int first;
            if (random.nextInt(4) == 0) {
                first = 0x89 + random.nextInt(2);
            } else {
                first = (fin ? 0x80 : 0) | (open ? 0 : 1 + random.nextInt(2));
                open = !fin;
            }
            int size = random.nextInt(first >= 0x88 ? 126 : random.nextInt(8) == 0 ? 70000 : 300);
            byte[] payload = new byte[size];
            for (int j = 0; j < size; j++) {
                payload[j] = (byte) (random.nextInt(2000) == 0 ? 0xc3 : 'a' + random.nextInt(20));
            }
            all = Frames.join(all, Frames.agent(first, payload));
        }
        return random.nextBoolean()
                ? Frames.join(all, Frames.agent(0x88, Frames.close(1000, "ok")))
                : all;
    }

    private static Optional<Fault> faultOf(byte[] bytes, int chop) {
        return read(bytes, chop, false);
    }

    private static Optional<Fault> read(byte[] bytes, int chop, boolean deflate) {
        Collected out = new Collected();
        FrameReader reader = new FrameReader(ALLOCATOR, true, deflate, out);
        Optional<Fault> fault = Optional.empty();
        for (int from = 0; from < bytes.length; from += chop) {
            int size = Math.min(chop, bytes.length - from);
            fault = reader.read(Unpooled.wrappedBuffer(bytes, from, size), () -> true);
        }
        reader.release();
        byte[] passed = out.bytes.toByteArray();
        assertThat(passed).isEqualTo(Arrays.copyOf(bytes, passed.length));
        if (fault.isEmpty()) {
            assertThat(passed).isEqualTo(bytes);
        }
        return fault;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
