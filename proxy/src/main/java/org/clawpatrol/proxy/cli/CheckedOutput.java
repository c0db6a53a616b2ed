package org.clawpatrol.proxy.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Remembers why something could not be written, which a print stream does not tell. A reader that
 * went away, such as {@code head}, has what it wanted and is no failure. One thread at a time.
 */
final class CheckedOutput extends FilterOutputStream {
    private static final String READER_GONE = "Broken pipe";

    private Optional<String> failure = Optional.empty();

    CheckedOutput(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int one) throws IOException {
        attempt(() -> out.write(one));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    /** What was lost first, in the system's words; empty where all was written. */
    Optional<String> failure() {
        return failure;
    }

    /** One use of the target. */
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage());
            if (failure.isEmpty() && !words.equals(READER_GONE)) {
                failure = Optional.of(words);
            }
            throw e;
        }
    }
}
