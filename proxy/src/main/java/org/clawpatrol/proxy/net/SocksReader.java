package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * Reads the messages of a SOCKS5 client (RFC 1928, RFC 1929). Strict: a client waits for the answer
 * to one message before it sends the next, so bytes after a message are refused. Each message is
 * bounded by its own length bytes, the longest to 513 bytes. Stateless.
 */
final class SocksReader {
    static final int VERSION = 5;
    private static final int LOGIN_VERSION = 1;
    private static final int UNPROVEN = 0;
    private static final int PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int REQUEST_HEAD = 4;
    private static final SocksReading INCOMPLETE = new SocksReading.Incomplete();

    private SocksReader() {}

    static SocksReading greeting(ByteBuf in) {
        int at = in.readerIndex();
        if (in.getByte(at) != VERSION) {
            return malformed("the greeting is not of SOCKS version 5");
        }
        if (in.readableBytes() < 2) {
            return INCOMPLETE;
        }
        int methods = in.getUnsignedByte(at + 1);
        if (methods == 0) {
            return malformed("the greeting offers nothing");
        }
        return whole(in, 2 + methods, () -> offered(in, at + 2, methods));
    }

    private static SocksReading offered(ByteBuf in, int from, int methods) {
        boolean unproven = false;
        boolean password = false;
        for (int at = from; at < from + methods; at++) {
            unproven |= in.getByte(at) == UNPROVEN;
            password |= in.getByte(at) == PASSWORD;
        }
        return new SocksReading.Greeting(unproven, password);
    }

    static SocksReading login(ByteBuf in) {
        int at = in.readerIndex();
        if (in.getByte(at) != LOGIN_VERSION) {
            return malformed("the login is not of version 1");
        }
        if (in.readableBytes() < 2) {
            return INCOMPLETE;
        }
        int lengthAt = 2 + in.getUnsignedByte(at + 1);
        if (in.readableBytes() <= lengthAt) {
            return INCOMPLETE;
        }
        int length = in.getUnsignedByte(at + lengthAt);
        return whole(
                in,
                lengthAt + 1 + length,
                () ->
                        new SocksReading.Login(
                                in.toString(at + lengthAt + 1, length, StandardCharsets.UTF_8)));
    }

    static SocksReading request(ByteBuf in) {
        int at = in.readerIndex();
        int readable = in.readableBytes();
        if (in.getByte(at) != VERSION || (readable > 2 && in.getByte(at + 2) != 0)) {
            return malformed("the request is malformed");
        }
        if (readable <= REQUEST_HEAD) {
            return INCOMPLETE;
        }
        int type = in.getUnsignedByte(at + 3);
        int host = hostLength(in, type);
        if (host < 0) {
            return new SocksReading.Unreadable(
                    SocksReply.ADDRESS_TYPE_NOT_SUPPORTED, "no such kind of address");
        }
        return whole(in, REQUEST_HEAD + host + 2, () -> wanted(in, at, type, host));
    }

    /** Bytes of the address as sent, the length byte of a name included; -1 for unknown kinds. */
    private static int hostLength(ByteBuf in, int type) {
        return switch (type) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> 1 + in.getUnsignedByte(in.readerIndex() + REQUEST_HEAD);
            default -> -1;
        };
    }

    private static SocksReading wanted(ByteBuf in, int at, int type, int length) {
        int from = at + REQUEST_HEAD;
        int port = in.getUnsignedShort(from + length);
        Optional<ServerName> host =
                type == NAME
                        ? ServerName.parse(
                                in.toString(from + 1, length - 1, StandardCharsets.ISO_8859_1))
                        : address(in, from, length);
        if (host.isEmpty() || port == 0) {
            return malformed("the destination is malformed");
        }
        return new SocksReading.Request(
                in.getByte(at + 1) == CONNECT, new Authority(host.get(), port));
    }

    private static Optional<ServerName> address(ByteBuf in, int from, int length) {
        byte[] bytes = new byte[length];
        in.getBytes(from, bytes);
        return ServerName.parse(NetUtil.bytesToIpAddress(bytes));
    }

    private static SocksReading whole(ByteBuf in, int length, Supplier<SocksReading> reading) {
        if (in.readableBytes() < length) {
            return INCOMPLETE;
        }
        if (in.readableBytes() > length) {
            return malformed("bytes follow before they were asked for");
        }
        SocksReading read = reading.get();
        in.skipBytes(length);
        return read;
    }

    private static SocksReading malformed(String reason) {
        return new SocksReading.Unreadable(SocksReply.GENERAL_FAILURE, reason);
    }
}
