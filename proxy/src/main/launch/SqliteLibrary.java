import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.OSInfo;

/**
 * Puts SQLite's library for this system into a folder, where the driver finds it. It would otherwise unpack one for each
 * process into the folder for temporary files, and one that is killed leaves it there.
 */
final class SqliteLibrary {
    private static final String NAME = System.mapLibraryName("sqlitejdbc");

    private SqliteLibrary() {}

    public static void main(String[] folder) throws IOException {
        Path library = Files.createDirectories(Path.of(folder[0])).resolve(NAME);
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + NAME;
        try (InputStream in = OSInfo.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the driver has no library for this system");
            }
            Files.copy(in, library);
        }
    }
}
