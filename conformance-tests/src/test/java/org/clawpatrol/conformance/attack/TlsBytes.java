package org.clawpatrol.conformance.attack;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** ClientHello messages as bytes, each byte one character. */
final class TlsBytes {
    private static final String NO_EXTENSION = "";

    private TlsBytes() {}

    /** A hello of TLS 1.2 and 1.3 that names a server; an empty name leaves the extension out. */
    static String clientHello(String name) {
        return record(hello(serverName(name)));
    }

    /** The same with an encrypted_client_hello extension. */
    static String encryptedClientHello(String outerName) {
        byte[] sealed = new byte[32];
        String body = "0000010001" + "20" + "0020" + hex(sealed) + "0020" + hex(sealed);
        return record(hello(serverName(outerName) + "fe0d" + length(body, 4) + body));
    }

    /**
     * A hello of TLS 1.2 at most, as old clients send it.
     *
     * @param version two bytes in hex, such as {@code 0301}
     * @param suites cipher suites in hex
     * @param compressions compression methods in hex
     */
    static String oldHello(String version, String suites, String compressions, String name) {
        String extensions =
                serverName(name) + "000a00040002001700" + "0b00020100" + "000d0006000404030804";
        return record(
                version
                        + hex(new byte[32])
                        + "00"
                        + length(suites, 4)
                        + suites
                        + length(compressions, 2)
                        + compressions
                        + length(extensions, 4)
                        + extensions);
    }

    private static String serverName(String name) {
        if (name.isEmpty()) {
            return NO_EXTENSION;
        }
        String entry = hex(name.getBytes(StandardCharsets.US_ASCII));
        String list = "00" + length(entry, 4) + entry;
        String body = length(list, 4) + list;
        return "0000" + length(body, 4) + body;
    }

    private static String hello(String moreExtensions) {
        String extensions =
                moreExtensions
                        + "000a00040002001d" // groups: x25519
                        + "000d0006000404030804" // signatures
                        + "002b0003020304"; // versions: 1.3
        return "0303"
                + hex(new byte[32])
                + "00" // no session
                + "0004"
                + "1301"
                + "c02b"
                + "0100" // no compression
                + length(extensions, 4)
                + extensions;
    }

    private static String record(String hello) {
        String handshake = "01" + length(hello, 6) + hello;
        byte[] bytes = HexFormat.of().parseHex("160301" + length(handshake, 4) + handshake);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String length(String hex, int digits) {
        return HexFormat.of().toHexDigits(hex.length() / 2L, digits);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
