package org.clawpatrol.proxy.credential.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.credential.RequestEdit;

/**
 * What the head of an upload in signed chunks says about its body. Immutable.
 *
 * @param contentLength bytes of the content, without chunk lines
 * @param trailer names in lower case and lengths of the fields behind the content, in order; empty
 *     where the body has no trailer
 */
record ChunkedUpload(long contentLength, Optional<List<Trailer>> trailer) {

    /**
     * A field behind the content.
     *
     * @param length of its value in bytes
     */
    record Trailer(String name, int length) {}

    private static final String LENGTH = "x-amz-decoded-content-length";
    private static final String TRAILER = "x-amz-trailer";

    /** Lengths of checksums in base64. */
    private static final Map<String, Integer> CHECKSUMS =
            Map.of(
                    "x-amz-checksum-crc32", 8,
                    "x-amz-checksum-crc32c", 8,
                    "x-amz-checksum-crc64nvme", 12,
                    "x-amz-checksum-sha1", 28,
                    "x-amz-checksum-sha256", 44);

    static ChunkedUpload of(RequestEdit request, boolean withTrailer) throws UnsignableException {
        List<String> lengths = request.all(LENGTH);
        String length = lengths.size() == 1 ? lengths.getFirst().strip() : "";
        if (!length.matches("0|[1-9][0-9]{0,14}")) {
            throw new UnsignableException("cannot sign chunks without one `" + LENGTH + "`");
        }
        return new ChunkedUpload(
                Long.parseLong(length),
                withTrailer ? Optional.of(trailers(request)) : Optional.empty());
    }

    private static List<Trailer> trailers(RequestEdit request) throws UnsignableException {
        List<Trailer> trailers = new ArrayList<>();
        for (String name : String.join(",", request.all(TRAILER)).split(",", -1)) {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            Integer length = CHECKSUMS.get(lower);
            boolean twice = trailers.stream().anyMatch(known -> known.name().equals(lower));
            if (length == null || twice) {
                throw new UnsignableException("cannot sign this value of `" + TRAILER + "`");
            }
            trailers.add(new Trailer(lower, length));
        }
        return List.copyOf(trailers);
    }
}
