package org.clawpatrol.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A85: what the logging configuration that ships makes of hostile text. */
final class LoggingTest {
    private final LoggerContext context = new LoggerContext();
    private Logger logger = context.getLogger("org.clawpatrol.test");

    @BeforeEach
    void configure() throws Exception {
        URL shipped = Objects.requireNonNull(LoggingTest.class.getResource("/logback.xml"));
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(shipped);
        logger = context.getLogger("org.clawpatrol.test");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private String logged(String message, @Nullable Throwable thrown, Object... arguments) {
        var event = new LoggingEvent("", logger, Level.ERROR, message, thrown, arguments);
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nFAKE line",
                "a\u001b[31mred",
                "a\u009b31mred",
                "a\u007f\b\u0000",
                "a\u2028FAKE",
                "a\u202eevil",
                "a\tb",
            })
    void hostileText_isOneLineWithoutControlCharacters(String hostile) {
        for (String line :
                new String[] {
                    logged("path {}", null, hostile),
                    logged("failed", new IOException(hostile, new IOException(hostile)))
                }) {
            assertThat(line).endsWith("\n");
            assertThat(line.strip())
                    .contains("ERROR test: ")
                    .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u2028\u202e]");
        }
    }

    @Test
    void veryLongText_isCut() {
        assertThat(logged("path {}", null, "q".repeat(1 << 20))).hasSizeLessThan(9000);
        assertThat(logged("x", new IOException("q".repeat(1 << 20)))).hasSizeLessThan(17_000);
    }

    @Test
    void secret_isNeverWritten() {
        assertThat(logged("token {}", null, Secret.of("sesame"))).contains("token ***");
    }
}
