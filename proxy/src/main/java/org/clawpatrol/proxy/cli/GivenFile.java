package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that was named on the command line, with bounds, and says which one cannot be. */
final class GivenFile {
    private static final int MOST_BYTES = 64 << 20;

    private GivenFile() {}

    /** At most 64 MiB of a file; what is longer, and a folder, is a failure that names it. */
    static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitCode.USAGE, file + " is a folder; name a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CommandFailure(ExitCode.USAGE, file + " is larger than 64 MiB");
            }
            return bytes;
        }
    }

    /** The same as text. */
    static String text(Path file) throws IOException {
        return text(file, bytes(file));
    }

    /** What was read of a file as text; what is no UTF-8 is a failure, never replaced. */
    static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, file + " is not UTF-8; save it in that encoding", e);
        }
    }
}
