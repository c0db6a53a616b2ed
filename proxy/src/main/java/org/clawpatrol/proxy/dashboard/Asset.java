package org.clawpatrol.proxy.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * A file of the bundle, read once. Each is served under its own exact path, so no path from outside
 * ever reaches a file system. Immutable.
 */
final class Asset {
    private final String path;
    private final String type;
    private final byte[] bytes;
    private final String tag;

    private Asset(String path, String type, byte[] bytes, String tag) {
        this.path = path;
        this.type = type;
        this.bytes = bytes;
        this.tag = tag;
    }

    static Asset load(String path, String type, String resource) {
        try (InputStream in = Asset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + resource);
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(path, type, bytes, tagOf(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static String tagOf(byte[] bytes) {
        return '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, 16) + '"';
    }

    Route route() {
        return Route.open(
                path,
                request -> {
                    request.header("Cache-Control", "no-cache").header("ETag", tag);
                    if (tag.equals(request.header("If-None-Match"))) {
                        request.status(304);
                    } else {
                        request.contentType(type).result(bytes);
                    }
                });
    }
}
