package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.HostPort;

/** HTTP {@code CONNECT} as a client says it (RFC 9110, section 9.3.6). Lives on one loop. */
final class HttpProxyTalk implements ProxyTalk {
    private static final int LONGEST = 16 * 1024;
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final Pattern STATUS =
            Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: [^\\x00-\\x1f]*)?\r\n.*", Pattern.DOTALL);

    private final HostPort destination;
    private final ProxyLogin login;

    HttpProxyTalk(HostPort destination, ProxyLogin login) {
        this.destination = destination;
        this.login = login;
    }

    @Override
    public ByteBuf opening() {
        ByteBuf words = Unpooled.buffer(256);
        ByteBufUtil.writeAscii(
                words, "CONNECT " + destination + " HTTP/1.1\r\nHost: " + destination + "\r\n");
        login.writeBasic(words);
        return words.writeByte('\r').writeByte('\n');
    }

    @Override
    public Step heard(ByteBuf in) {
        int end = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(END), in);
        if (end < 0 || end - in.readerIndex() > LONGEST) {
            return in.readableBytes() > LONGEST
                    ? new Step.Refused("its answer is longer than 16 KiB")
                    : new Step.More();
        }
        int length = end + END.length - in.readerIndex();
        Matcher status = STATUS.matcher(in.readCharSequence(length, StandardCharsets.ISO_8859_1));
        if (!status.matches()) {
            return new Step.Refused("its answer is not HTTP");
        }
        return status.group(1).startsWith("2")
                ? new Step.Open()
                : new Step.Refused("it answered " + status.group(1));
    }
}
