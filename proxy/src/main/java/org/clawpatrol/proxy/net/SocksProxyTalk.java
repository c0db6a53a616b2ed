package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.tls.ServerName;

/** SOCKS5 as a client speaks it (RFC 1928, RFC 1929). Lives on one loop. */
final class SocksProxyTalk implements ProxyTalk {
    private static final int VERSION = 5;
    private static final int UNPROVEN = 0;
    private static final int PASSWORD = 2;
    private static final int NAME = 3;
    private static final int SHORTEST_REPLY = 5;

    private enum Stage {
        GREETED,
        LOGGED_IN,
        REQUESTED
    }

    private final HostPort destination;
    private final ProxyLogin login;
    private Stage stage = Stage.GREETED;

    SocksProxyTalk(HostPort destination, ProxyLogin login) {
        this.destination = destination;
        this.login = login;
    }

    @Override
    public ByteBuf opening() {
        return login.present()
                ? Unpooled.wrappedBuffer(new byte[] {VERSION, 2, UNPROVEN, PASSWORD})
                : Unpooled.wrappedBuffer(new byte[] {VERSION, 1, UNPROVEN});
    }

    @Override
    public Step heard(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return new Step.More();
        }
        return switch (stage) {
            case GREETED -> chosen(in.readUnsignedByte(), in.readUnsignedByte());
            case LOGGED_IN -> {
                in.skipBytes(1);
                yield in.readByte() == 0
                        ? request()
                        : new Step.Refused("it does not accept the login");
            }
            case REQUESTED -> answered(in);
        };
    }

    private Step chosen(int version, int method) {
        if (version != VERSION) {
            return new Step.Refused("its answer is not SOCKS5");
        }
        if (method == UNPROVEN) {
            return request();
        }
        if (method != PASSWORD || !login.present()) {
            return new Step.Refused("it accepts none of the ways to log in");
        }
        stage = Stage.LOGGED_IN;
        ByteBuf words = Unpooled.buffer(64).writeByte(1);
        return login.writeCounted(words)
                ? new Step.Say(words)
                : new Step.Refused("the password for it is longer than 255 bytes");
    }

    private Step request() {
        stage = Stage.REQUESTED;
        ByteBuf words = Unpooled.buffer(64).writeByte(VERSION).writeByte(1).writeByte(0);
        ServerName.parse(destination.host())
                .flatMap(ServerName::literal)
                .ifPresentOrElse(
                        address ->
                                words.writeByte(address.getAddress().length == 4 ? 1 : 4)
                                        .writeBytes(address.getAddress()),
                        () -> writeName(words));
        return new Step.Say(words.writeShort(destination.port()));
    }

    private void writeName(ByteBuf words) {
        byte[] name = destination.host().getBytes(StandardCharsets.US_ASCII);
        words.writeByte(NAME).writeByte(name.length).writeBytes(name);
    }

    private static Step answered(ByteBuf in) {
        int at = in.readerIndex();
        if (in.getByte(at) != VERSION) {
            return new Step.Refused("its answer is not SOCKS5");
        }
        if (in.getByte(at + 1) != 0) {
            return new Step.Refused("it answered with code " + in.getUnsignedByte(at + 1));
        }
        if (in.readableBytes() < SHORTEST_REPLY) {
            return new Step.More();
        }
        int address =
                switch (in.getByte(at + 3)) {
                    case 1 -> 4;
                    case 4 -> 16;
                    case NAME -> 1 + in.getUnsignedByte(at + 4);
                    default -> -1;
                };
        if (address < 0) {
            return new Step.Refused("its answer is not SOCKS5");
        }
        int length = 4 + address + 2;
        if (in.readableBytes() < length) {
            return new Step.More();
        }
        in.skipBytes(length);
        return new Step.Open();
    }
}
