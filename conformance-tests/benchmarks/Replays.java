import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.PolicyLoader;
import org.clawpatrol.dsl.test.FixturePaths;
import org.clawpatrol.dsl.test.FixtureRunner;
import org.clawpatrol.dsl.test.Suite;
import org.clawpatrol.proxy.reading.FixtureReaders;

/** Replays the same tests again and again; the last line is the figure that counts. */
final class Replays {
    private static final int ROUNDS = 8;

    private Replays() {}

    public static void main(String[] args) throws IOException {
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 1;
        Configuration configuration =
                new PolicyLoader(Map.of("HOME", "/nowhere")).load(Path.of(args[0])).configuration().orElseThrow();
        Path tests = Path.of(args[1]);
        List<Path> files = Files.isDirectory(tests) ? FixturePaths.find(tests) : List.of(tests);
        FixtureRunner runner = new FixtureRunner(configuration, FixtureReaders.all());
        Suite suite = Suite.read(configuration, files);
        for (int round = 1; round <= ROUNDS; round++) {
            double replayed = rate(seconds, () -> runner.run(suite, false).results().size());
            double read = rate(seconds, () -> runner.run(files).results().size());
            System.out.printf("%,.0f tests/s, %,.0f with reading their files%n", replayed, read);
        }
    }

    private static double rate(double seconds, IntSupplier run) {
        long start = System.nanoTime();
        long tests = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            tests += run.getAsInt();
        }
        return tests / ((System.nanoTime() - start) / 1e9);
    }
}
