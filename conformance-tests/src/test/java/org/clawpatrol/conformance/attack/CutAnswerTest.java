package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.clawpatrol.conformance.lab.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A25: whoever can cut a connection to an origin can cut an answer that only its end delimits; the
 * agent must see that it is not whole.
 */
class CutAnswerTest {
    @TempDir private static Path folder;
    private static ServerSocket listener;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        Trust trust = Trust.create();
        SSLContext context = trust.server(Lab.HOST);
        listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(context));
        Files.writeString(folder.resolve("cut-ca.pem"), trust.pem());
        lab =
                Lab.withFile(
                        folder,
                        (LabPolicy.frame() + LabPolicy.RULES)
                                .replace("@PORT@", String.valueOf(listener.getLocalPort()))
                                .replace("origin-ca.pem", "cut-ca.pem"));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
        listener.close();
    }

    private static void accept(SSLContext context) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(context, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Answers one request with a text that ends with the connection. */
    private static void serve(SSLContext context, Socket socket) {
        try (socket) {
            var secured =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, Lab.HOST, socket.getPort(), false);
            secured.setUseClientMode(false);
            boolean whole = head(secured.getInputStream()).startsWith("GET /whole ");
            OutputStream out = secured.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\nall of it".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (whole) {
                secured.close();
            }
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The gateway is gone, which the test sees by itself.
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String answer(String path) throws Exception {
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET " + path, "Connection: close"));
            return new String(agent.bytes(64 * 1024), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void answerThatEndsInOrder_isComplete() throws Exception {
        assertThat(answer("/whole"))
                .contains("Transfer-Encoding: chunked")
                .endsWith("\r\n0\r\n\r\n");
    }

    @Test
    void answerThatIsCutOff_isVisiblyIncomplete() throws Exception {
        assertThat(answer("/cut")).startsWith("HTTP/1.1 200 ").doesNotContain("\r\n0\r\n");
    }
}
