package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway proves itself with to an upstream proxy, or that it need not. Holds a secret and
 * is closed with the handshake that used it; belongs to one loop.
 */
final class ProxyLogin implements AutoCloseable {
    private static final int LONGEST = 255;

    private final String user;
    private final @Nullable Secret password;

    private ProxyLogin(String user, @Nullable Secret password) {
        this.user = user;
        this.password = password;
    }

    static ProxyLogin none() {
        return new ProxyLogin("", null);
    }

    /**
     * @param password closed with this
     */
    static ProxyLogin of(String user, Secret password) {
        return new ProxyLogin(user, password);
    }

    boolean present() {
        return password != null;
    }

    /** Adds the {@code Proxy-Authorization} field, where there is a login. */
    void writeBasic(ByteBuf words) {
        if (password == null) {
            return;
        }
        byte[] clear = password.reveal();
        byte[] name = (user + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] pair = Arrays.copyOf(name, name.length + clear.length);
        System.arraycopy(clear, 0, pair, name.length, clear.length);
        byte[] encoded = Base64.getEncoder().encode(pair);
        ByteBufUtil.writeAscii(words, "Proxy-Authorization: Basic ");
        words.writeBytes(encoded).writeByte('\r').writeByte('\n');
        Arrays.fill(clear, (byte) 0);
        Arrays.fill(pair, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
    }

    /**
     * Adds user name and password, each behind its length.
     *
     * @return false, with nothing added, where the password is too long for that
     */
    boolean writeCounted(ByteBuf words) {
        if (password == null) {
            return true;
        }
        byte[] name = user.getBytes(StandardCharsets.US_ASCII);
        byte[] clear = password.reveal();
        boolean fits = clear.length <= LONGEST;
        if (fits) {
            words.writeByte(name.length).writeBytes(name);
            words.writeByte(clear.length).writeBytes(clear);
        }
        Arrays.fill(clear, (byte) 0);
        return fits;
    }

    @Override
    public void close() {
        if (password != null) {
            password.close();
        }
    }

    @Override
    public String toString() {
        return "ProxyLogin[***]";
    }
}
