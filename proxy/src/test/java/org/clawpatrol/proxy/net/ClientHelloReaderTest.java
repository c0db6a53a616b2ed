package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientHelloReaderTest {
    private byte[] hello;

    @BeforeEach
    void record() throws Exception {
        hello = hello("api.test", "h2", "http/1.1");
    }

    static byte[] hello(String host, String... alpn) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(host.isEmpty() ? List.of() : List.of(new SNIHostName(host)));
        parameters.setApplicationProtocols(alpn);
        engine.setSSLParameters(parameters);
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        assertThat(engine.wrap(ByteBuffer.allocate(0), out).bytesProduced()).isPositive();
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static HelloReading read(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        HelloReading reading = ClientHelloReader.read(buffer);
        assertThat(buffer.readableBytes()).as("nothing is consumed").isEqualTo(bytes.length);
        return reading;
    }

    private static ClientHello readHello(byte[] bytes) {
        return ((HelloReading.Read) read(bytes)).hello();
    }

    @Test
    void hello_whole_namesHostAndProtocols() throws Exception {
        assertThat(readHello(hello).serverName()).contains("api.test");
        assertThat(readHello(hello).alpn()).containsExactly("h2", "http/1.1");
        assertThat(readHello(hello).encrypted()).isFalse();
        ClientHello bare = readHello(hello(""));
        assertThat(bare.serverName()).isEmpty();
        assertThat(bare.alpn()).isEmpty();
    }

    @Test
    void hello_cutAnywhere_isIncomplete() {
        for (int length = 0; length < hello.length; length++) {
            assertThat(read(Arrays.copyOf(hello, length)))
                    .as("%d bytes", length)
                    .isEqualTo(new HelloReading.Incomplete());
        }
    }

    @Test
    void hello_spreadOverRecords_isReadTheSame() {
        for (int size : new int[] {1, 2, 3, 7, 100}) {
            ByteBuf spread = Unpooled.buffer();
            for (int at = 5; at < hello.length; at += size) {
                int length = Math.min(size, hello.length - at);
                spread.writeByte(22)
                        .writeShort(0x0301)
                        .writeShort(length)
                        .writeBytes(hello, at, length);
            }
            byte[] bytes = new byte[spread.readableBytes()];
            spread.readBytes(bytes);
            assertThat(readHello(bytes)).isEqualTo(readHello(hello));
        }
    }

    @Test
    void hello_withMoreInItsRecord_isMalformed() {
        byte[] longer = Arrays.copyOf(hello, hello.length + 1);
        int length = hello.length - 5 + 1;
        longer[3] = (byte) (length >> 8);
        longer[4] = (byte) length;
        assertThat(read(longer)).isInstanceOf(HelloReading.Malformed.class);
    }

    @Test
    void otherProtocols_areNotTls() {
        for (String text :
                List.of(
                        "GET / HTTP/1.1\r\n\r\n",
                        "SSH-2.0-x\r\n",
                        "\u0000",
                        "\u0015\u0003\u0003")) {
            assertThat(read(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(HelloReading.Malformed.class);
        }
        byte[] serverHello = hello.clone();
        serverHello[5] = 2;
        assertThat(read(serverHello)).isInstanceOf(HelloReading.Malformed.class);
        assertThat(read(new byte[] {22, 3, 1, 0, 0})).isInstanceOf(HelloReading.Malformed.class);
        assertThat(read(new byte[] {22, 3, 1, 0x7f, 0, 1, 1, 0, 0}))
                .isInstanceOf(HelloReading.Malformed.class);
    }

    @Test
    void hello_extensionTwice_isMalformed() {
        byte[] doubled =
                build(
                        extension(16, new byte[] {0, 3, 2, 'h', '2'}),
                        extension(16, new byte[] {0, 3, 2, 'h', '2'}));
        assertThat(read(doubled)).isInstanceOf(HelloReading.Malformed.class);
    }

    @Test
    void hello_twoServerNames_isMalformed() {
        byte[] names = {0, 8, 0, 0, 1, 'a', 0, 0, 1, 'b'};
        assertThat(read(build(extension(0, names)))).isInstanceOf(HelloReading.Malformed.class);
        assertThat(read(build(extension(0, new byte[] {0, 4, 1, 0, 1, 'a'}))))
                .isInstanceOf(HelloReading.Malformed.class);
        assertThat(readHello(build(extension(0, new byte[] {0, 4, 0, 0, 1, 'a'}))).serverName())
                .contains("a");
    }

    @Test
    void hello_encrypted_isTold() {
        assertThat(readHello(build(extension(0xfe0d, new byte[] {0}))).encrypted()).isTrue();
    }

    @Test
    void hello_damagedAnywhere_neverThrows() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = hello.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(damaged)).isNotNull();
        }
    }

    static byte[] extension(int type, byte[] data) {
        ByteBuf extension =
                Unpooled.buffer().writeShort(type).writeShort(data.length).writeBytes(data);
        byte[] bytes = new byte[extension.readableBytes()];
        extension.readBytes(bytes);
        return bytes;
    }

    static byte[] build(byte[]... extensions) {
        ByteBuf all = Unpooled.buffer();
        for (byte[] extension : extensions) {
            all.writeBytes(extension);
        }
        ByteBuf body = Unpooled.buffer();
        body.writeShort(0x0303).writeZero(32).writeByte(0);
        body.writeShort(2).writeShort(0x1301).writeByte(1).writeByte(0);
        body.writeShort(all.readableBytes()).writeBytes(all);
        ByteBuf record = Unpooled.buffer();
        record.writeByte(22).writeShort(0x0301).writeShort(4 + body.readableBytes());
        record.writeByte(1).writeMedium(body.readableBytes()).writeBytes(body);
        byte[] bytes = new byte[record.readableBytes()];
        record.readBytes(bytes);
        return bytes;
    }
}
