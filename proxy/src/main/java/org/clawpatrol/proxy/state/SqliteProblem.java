package org.clawpatrol.proxy.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in an operator's words why SQLite refused. */
final class SqliteProblem {
    private final Path file;

    SqliteProblem(Path file) {
        this.file = file;
    }

    StateUnavailableException of(Throwable failure) {
        return new StateUnavailableException(
                "state database `" + file + "` " + reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return reason(sqlite.getResultCode());
            }
        }
        return "cannot be used (" + failure.getClass().getSimpleName() + ")";
    }

    private static String reason(SQLiteErrorCode code) {
        // Extended codes carry their primary code in the lowest byte.
        return switch (code.code & 0xff) {
            case 5, 6 -> "is locked by another process; try again, or stop that process";
            case 8 -> "cannot be written; check the owner and mode of the file and its folder";
            case 11 -> "is damaged; restore it, or move it away to start afresh";
            case 13 -> "cannot grow, the disk is full; free some space";
            case 14 -> "cannot be opened; check the owner and mode of its folder";
            case 26 -> "is not an SQLite database; move it away, or choose another `state_dir`";
            default -> "cannot be used (" + code + ")";
        };
    }
}
