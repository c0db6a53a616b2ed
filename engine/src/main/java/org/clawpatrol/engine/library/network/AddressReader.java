package org.clawpatrol.engine.library.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Reads addresses strictly: no leading zeros, no zones, no short forms of IPv4, no IPv4 address in
 * dotted form inside an IPv6 one that stands for it. The same IPv6 address in hexadecimal is read
 * as the IPv4 address that it stands for. Never resolves a name. Stateless.
 */
final class AddressReader {
    private static final int GROUPS = 8;
    private static final int GROUP_DIGITS = 4;
    private static final int MAPPED_ZEROS = 10;

    private AddressReader() {}

    static Optional<InetAddress> read(String text) {
        if (text.indexOf(':') < 0) {
            return four(text).map(AddressReader::address);
        }
        Optional<byte[]> bytes = sixteen(text);
        boolean dottedMapped =
                text.indexOf('.') >= 0 && bytes.filter(AddressReader::isMapped).isPresent();
        return dottedMapped ? Optional.empty() : bytes.map(AddressReader::address);
    }

    /** Whether the address of a text is an IPv6 one that stands for an IPv4 one. */
    static boolean isMapped(String text) {
        return text.indexOf(':') >= 0 && sixteen(text).filter(AddressReader::isMapped).isPresent();
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < MAPPED_ZEROS; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[MAPPED_ZEROS] == -1 && bytes[MAPPED_ZEROS + 1] == -1;
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four or sixteen bytes", e);
        }
    }

    private static Optional<byte[]> four(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int octet = octet(parts[i]);
            if (octet < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) octet;
        }
        return Optional.of(bytes).filter(all -> all.length == 4);
    }

    /** -1 for what is none. */
    private static int octet(String digits) {
        boolean plain = digits.length() <= 3 && Digits.areDecimal(digits);
        if (!plain || (digits.length() > 1 && digits.startsWith("0"))) {
            return -1;
        }
        int octet = Integer.parseInt(digits);
        return octet <= 0xff ? octet : -1;
    }

    private static Optional<byte[]> sixteen(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(bytes -> bytes.length == 2 * GROUPS);
        }
        Optional<byte[]> head =
                gap == 0 ? Optional.of(new byte[0]) : groups(text.substring(0, gap));
        String rest = text.substring(gap + 2);
        Optional<byte[]> tail = rest.isEmpty() ? Optional.of(new byte[0]) : groups(rest);
        // Groups before the gap cannot end in an IPv4 address.
        if (head.isEmpty() || tail.isEmpty() || text.lastIndexOf('.', gap) >= 0) {
            return Optional.empty();
        }
        return joined(head.get(), tail.get());
    }

    private static Optional<byte[]> joined(byte[] head, byte[] tail) {
        if (head.length + tail.length >= 2 * GROUPS) {
            return Optional.empty();
        }
        byte[] bytes = new byte[2 * GROUPS];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, bytes.length - tail.length, tail.length);
        return Optional.of(bytes);
    }

    private static Optional<byte[]> groups(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return Optional.empty();
        }
        byte[] bytes = new byte[0];
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            Optional<byte[]> group = dotted ? four(parts[i]) : group(parts[i]);
            if (group.isEmpty()) {
                return Optional.empty();
            }
            bytes = concat(bytes, group.get());
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> group(String digits) {
        if (digits.length() > GROUP_DIGITS || !Digits.areHexadecimal(digits)) {
            return Optional.empty();
        }
        int value = Integer.parseInt(digits, 16);
        return Optional.of(new byte[] {(byte) (value >> 8), (byte) value});
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] joined = new byte[head.length + tail.length];
        System.arraycopy(head, 0, joined, 0, head.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }
}
