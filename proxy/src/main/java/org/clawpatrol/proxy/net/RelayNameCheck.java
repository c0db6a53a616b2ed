package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Arrays;
import java.util.List;
import org.clawpatrol.proxy.tls.ServerName;

/**
 * Sees that an agent which was let through to one host does not ask for another there: a TLS server
 * name has to be that host. Anything but TLS passes, unless an endpoint protects the host on
 * another port: protocols in plain text do not get there, but SSH, which encrypts itself, does. The
 * check is gone after the first message. Lives on one connection's loop.
 */
final class RelayNameCheck extends ByteToMessageDecoder {
    private static final int TLS_HANDSHAKE = 22;

    private static final byte[] SSH = {'S', 'S', 'H', '-'};

    private final ServerName host;

    /** Whether an endpoint of the peer's profile claims the host, on another port. */
    private final boolean claimed;

    private final Relay relay;
    private boolean refused;

    private RelayNameCheck(Passage passage, Relay relay) {
        this.host = passage.authority().host();
        this.claimed = passage.hostIsClaimed();
        this.relay = relay;
    }

    /** Has the agent's bytes checked before they are relayed. */
    static void put(Passage passage, Relay relay) {
        passage.agent().pipeline().addLast(new RelayNameCheck(passage, relay));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (refused) {
            in.skipBytes(in.readableBytes());
        } else if (in.getUnsignedByte(in.readerIndex()) != TLS_HANDSHAKE) {
            checkClear(context, in);
        } else {
            check(context, ClientHelloReader.read(in));
        }
    }

    private void checkClear(ChannelHandlerContext context, ByteBuf in) {
        int first = in.getUnsignedByte(in.readerIndex()) | 0x20;
        int known = Math.min(in.readableBytes(), SSH.length);
        byte[] start = new byte[known];
        in.getBytes(in.readerIndex(), start);
        if (!claimed || first < 'a' || first > 'z') {
            context.pipeline().remove(this);
        } else if (!Arrays.equals(start, Arrays.copyOf(SSH, known))) {
            refused = true;
            relay.abort("plain text to a protected host");
        } else if (known == SSH.length) {
            context.pipeline().remove(this);
        }
    }

    private void check(ChannelHandlerContext context, HelloReading reading) {
        switch (reading) {
            case HelloReading.Read(var hello) -> {
                if (hello.serverName().isPresent() && !names(hello.serverName().get())) {
                    refuse("the TLS server name is not the requested host");
                } else {
                    context.pipeline().remove(this);
                }
            }
            case HelloReading.Malformed(var reason) -> refuse(reason);
            case HelloReading.Incomplete() -> {
                // More bytes will come, or the relay idles out.
            }
        }
    }

    private boolean names(String serverName) {
        return ServerName.parse(serverName).filter(host::equals).isPresent();
    }

    private void refuse(String reason) {
        refused = true;
        relay.abort(reason, TlsAlert.UNRECOGNIZED_NAME);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.isReadable() && !refused) {
            relay.abort("the first message is cut");
        }
    }
}
