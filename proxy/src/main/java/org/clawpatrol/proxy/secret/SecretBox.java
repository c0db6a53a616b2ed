package org.clawpatrol.proxy.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes with AES-256-GCM: a version byte, a random nonce of 12 bytes, ciphertext, tag of 16
 * bytes. The version and the label are authenticated. Safe to share.
 */
public final class SecretBox {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = 1 + NONCE + TAG_BITS / Byte.SIZE;

    private final SecretKey key;
    private final SecureRandom random;

    SecretBox(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    byte[] seal(SealLabel label, byte[] clear) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(clear);
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    Secret open(SealLabel label, byte[] sealed) throws BrokenSealException {
        if (sealed.length < SHORTEST || sealed[0] != VERSION) {
            throw new BrokenSealException("sealed in an unknown format");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        try {
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, nonce, label)
                            .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            Secret secret = Secret.of(clear);
            Arrays.fill(clear, (byte) 0);
            return secret;
        } catch (AEADBadTagException e) {
            throw new BrokenSealException("changed, or sealed with another key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, SealLabel label) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {VERSION});
        cipher.updateAAD(label.bytes());
        return cipher;
    }
}
