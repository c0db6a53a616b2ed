package org.clawpatrol.proxy.credential.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clawpatrol.proxy.secret.Secret;

/**
 * A request as Signature Version 4 writes it down, hashed while it is written (AWS Identity and
 * Access Management User Guide, "Create a signed AWS API request"). One thread.
 */
final class CanonicalRequest {
    private final MessageDigest digest = Sha256.digest();
    private final List<String> names = new ArrayList<>();

    /**
     * @param path escaped as the service has it
     * @param query sorted and escaped
     */
    CanonicalRequest(String method, String path, String query) {
        write(method + "\n" + path + "\n" + query + "\n");
    }

    /**
     * Adds a field; they come sorted.
     *
     * @param name in lower case
     */
    void field(String name, List<String> values) {
        names.add(name);
        write(name + ":" + joined(values) + "\n");
    }

    void field(String name, Secret value) {
        names.add(name);
        write(name + ":");
        byte[] bytes = value.reveal();
        digest.update(bytes);
        Arrays.fill(bytes, (byte) 0);
        write("\n");
    }

    /** One value of several: runs of blanks count as one, those at the ends as none. */
    static String joined(List<String> values) {
        return String.join(
                ",",
                values.stream().map(value -> value.strip().replaceAll("[ \\t]+", " ")).toList());
    }

    /** The signed fields as the signature names them. */
    String signedNames() {
        return String.join(";", names);
    }

    /** Ends the request; the hash in hexadecimal digits. */
    String hash(String payload) {
        write("\n" + signedNames() + "\n" + payload);
        return Sha256.hex(digest.digest());
    }

    private void write(String text) {
        digest.update(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
