package org.clawpatrol.proxy.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object per line, at most 1 MiB. */
final class ControlMessage {
    private static final int LIMIT = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ControlMessage() {}

    static Map<String, Object> read(InputStream in) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        while (next >= 0 && next != '\n') {
            if (line.length() == LIMIT) {
                throw new IOException("a message is longer than " + LIMIT + " characters");
            }
            line.append((char) next);
            next = reader.read();
        }
        try {
            return JSON.readValue(line.toString(), new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException malformed) {
            throw new IOException("a message is not a JSON object", malformed);
        }
    }

    static void write(OutputStream out, Map<String, Object> message) throws IOException {
        out.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
