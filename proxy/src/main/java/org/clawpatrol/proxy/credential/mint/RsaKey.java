package org.clawpatrol.proxy.credential.mint;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the PEM text of an RSA key: PKCS#8 (RFC 5208) or PKCS#1 (RFC 8017). Stateless. */
final class RsaKey {
    private static final int SHORTEST_BITS = 2048;
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)"
                            + "-----END (RSA )?PRIVATE KEY-----");

    /** Version 0 and the algorithm rsaEncryption, as DER. */
    private static final byte[] RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private RsaKey() {}

    /** Empty for what is no such key, is encrypted, or is shorter than 2048 bits. */
    static Optional<PrivateKey> read(String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            return Optional.empty();
        }
        byte[] der = new byte[0];
        try {
            byte[] written = Base64.getMimeDecoder().decode(pem.group(2));
            der = pem.group(1) == null ? written : wrapped(written);
            PrivateKey key =
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return Optional.of(key).filter(RsaKey::longEnough);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static boolean longEnough(PrivateKey key) {
        return key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= SHORTEST_BITS;
    }

    /** A PKCS#1 key inside the structure that the JDK reads. */
    private static byte[] wrapped(byte[] pkcs1) {
        var inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA);
        write(inner, 0x04, pkcs1);
        var outer = new ByteArrayOutputStream();
        write(outer, 0x30, inner.toByteArray());
        return outer.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            // A key of 16384 bits has some 9,300 bytes.
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
    }
}
