package org.clawpatrol.dsl.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the galleries gives exactly the diagnostics beside it. */
final class GalleryTest {

    static Stream<Path> wrong() {
        return Gallery.cases("wrong");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void load_wrongFile_givesTheDiagnosticsBesideIt(Path folder) throws IOException {
        LoadResult result = Gallery.load(Gallery.configuration(folder));

        assertThat(result.configuration()).isEmpty();
        Gallery.check(folder, Gallery.rendered(folder, result));
    }

    static Stream<Path> valid() {
        return Gallery.cases("valid");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void load_validFile_givesAConfigurationAndTheWarningsBesideIt(Path folder) throws IOException {
        LoadResult result = Gallery.load(Gallery.configuration(folder));

        Gallery.check(folder, Gallery.rendered(folder, result));
        assertThat(result.configuration()).isPresent();
    }
}
