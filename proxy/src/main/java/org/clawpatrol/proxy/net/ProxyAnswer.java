package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;

/** Writes the proxy's own answers, each as one buffer. Used on the connection's loop. */
final class ProxyAnswer {
    private static final String TUNNEL_OPEN = "HTTP/1.1 200 Connection established\r\n\r\n";
    private static final String CHALLENGE = "Proxy-Authenticate: Basic realm=\"clawpatrol\"\r\n";
    private static final String HOW_TO_JOIN =
            "; register this machine with `clawpatrol join` and start programs with"
                    + " `clawpatrol run -- PROGRAM`";

    private ProxyAnswer() {}

    static void tunnelOpen(Channel agent) {
        agent.writeAndFlush(text(agent, TUNNEL_OPEN));
    }

    /** Says no and closes; asks for a device token where that is what is missing. */
    static void refuse(Channel agent, Refusal refusal) {
        int status = refusal.failure().status();
        if (refusal.failure() == Failure.DEVICE_UNPROVEN) {
            send(agent, status, CHALLENGE, refusal.reason() + HOW_TO_JOIN);
        } else {
            send(agent, status, "", refusal.reason());
        }
    }

    private static void send(Channel agent, int status, String extraHeader, String reason) {
        byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 "
                        + HttpResponseStatus.valueOf(status)
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                        + body.length
                        + "\r\n"
                        + extraHeader
                        + "Connection: close\r\n\r\n";
        ByteBuf answer = text(agent, head).writeBytes(body);
        Farewell.say(agent, answer);
    }

    private static ByteBuf text(Channel agent, String text) {
        ByteBuf buffer = agent.alloc().buffer(text.length() + 256);
        ByteBufUtil.writeAscii(buffer, text);
        return buffer;
    }
}
