package org.clawpatrol.dsl.test;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.clawpatrol.engine.fact.Family;

/** What a fixture says about its action, in the words of one family. Immutable. */
public sealed interface FixtureBlock {

    Family family();

    /**
     * An HTTP request.
     *
     * @param path decoded
     * @param query decoded names and values
     * @param headers names as spelled in the fixture
     * @param body read-only; empty for none
     */
    record Http(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            ByteBuffer body)
            implements FixtureBlock {
        public Http {
            query = copy(query);
            headers = copy(headers);
            body = body.asReadOnlyBuffer();
        }

        /** A view with a position of its own. */
        @Override
        public ByteBuffer body() {
            return body.duplicate();
        }

        @Override
        public Family family() {
            return Family.HTTP;
        }

        private static Map<String, List<String>> copy(Map<String, List<String>> values) {
            Map<String, List<String>> copied = new LinkedHashMap<>();
            values.forEach((name, list) -> copied.put(name, List.copyOf(list)));
            return Collections.unmodifiableMap(copied);
        }
    }

    /**
     * A Kubernetes API call, by its facts.
     *
     * @param http the same call as HTTP, where its facts matter
     */
    record K8s(
            String verb,
            String resource,
            String namespace,
            String name,
            Map<String, String> params,
            Optional<Http> http)
            implements FixtureBlock {
        public K8s {
            params = Map.copyOf(params);
        }

        @Override
        public Family family() {
            return Family.K8S;
        }
    }

    /**
     * An SQL statement.
     *
     * @param statement never empty
     * @param tables empty means not given, as for {@code functions}
     */
    record Sql(
            String statement,
            Optional<String> verb,
            List<String> tables,
            List<String> functions,
            Optional<String> database)
            implements FixtureBlock {
        public Sql {
            tables = List.copyOf(tables);
            functions = List.copyOf(functions);
        }

        @Override
        public Family family() {
            return Family.SQL;
        }
    }

    /**
     * An SSH request, by its facts.
     *
     * @param verb never empty
     */
    record Ssh(
            String verb,
            String command,
            String subsystem,
            String forwardHost,
            OptionalInt forwardPort,
            String user,
            String stdin)
            implements FixtureBlock {
        @Override
        public Family family() {
            return Family.SSH;
        }
    }
}
