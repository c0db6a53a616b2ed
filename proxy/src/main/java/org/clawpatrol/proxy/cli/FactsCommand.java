package org.clawpatrol.proxy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.proxy.protocol.http.WireRequest;
import org.clawpatrol.proxy.reading.FactsDocument;
import org.clawpatrol.proxy.reading.FactsOutline;
import org.clawpatrol.proxy.reading.ReadAction;
import org.clawpatrol.proxy.reading.RequestFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code policy facts}: what a condition would read about an action. */
@Command(
        name = "facts",
        description = "Show the facts that conditions read about one action.",
        footer = {
            "",
            "FILE is a fixture, the action of one, an HTTP/1.1 request as it stands on the wire, or a",
            "request as JSON (a body is `body`, or `body_b64` for bytes):",
            "  {\"family\": \"k8s\", \"method\": \"GET\", \"url\": \"/api/v1/pods\"}",
            "  {\"family\": \"http\", \"method\": ..., \"url\": ..., \"headers\": {...}, \"body\": ...}",
            "FAMILY (http, k8s, sql, ssh) is that of the action, which may then leave it out. Raw SQL",
            "and SSH requests are not read yet; their facts can be given: {\"sql\": {\"verb\": \"select\"}}",
            "A Kubernetes request may stand on the command line: its method in capitals, and its URL.",
            "With --batch, standard input holds one request with an `id` a line, and each gets one",
            "line of answer: {\"id\", \"actions\": [facts]} or {\"id\", \"unparseable\": \"why\"}.",
            "",
            "Example:  clawpatrol policy facts fixtures/read.json",
            "          clawpatrol policy facts http request.txt --json",
            "          clawpatrol policy facts k8s GET '/api/v1/namespaces/a/pods/p/exec?command=sh'",
            "",
            "Exit codes: 0 read (a batch: always), 1 the request cannot be read, 2 wrong usage or a",
            "file that is none of the above."
        })
final class FactsCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REQUEST_LINE = 3;

    private final Terminal terminal;
    private final RequestFacts requests = new RequestFacts();

    @Parameters(
            arity = "0..3",
            paramLabel = "[FAMILY] FILE|k8s METHOD URL",
            hideParamSyntax = true,
            description = "The action, and its family; or a Kubernetes request line.")
    private List<String> words = List.of();

    @Option(names = "--batch", description = "Answer a request a line on standard input.")
    private boolean batch;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    FactsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!batch && words.size() == REQUEST_LINE) {
            return requestLine(family(words.getFirst()));
        }
        int files = batch ? 0 : 1;
        if (words.size() != files && words.size() != files + 1) {
            throw new CommandFailure(ExitCode.USAGE, "give FILE, k8s METHOD URL, or --batch");
        }
        Optional<Family> family =
                words.size() > files ? Optional.of(family(words.getFirst())) : Optional.empty();
        return batch ? answerAll(family) : show(Path.of(words.getLast()), family);
    }

    private static Family family(String name) {
        return Family.of(name)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "the family is `http`, `k8s`, `sql` or `ssh`, not `"
                                                + name
                                                + "`"));
    }

    private int requestLine(Family family) {
        if (family != Family.K8S) {
            throw new CommandFailure(
                    ExitCode.USAGE, "METHOD and URL are for `k8s`; others are read from a FILE");
        }
        return show(requests.kubernetes(words.get(1), words.get(2)));
    }

    private int answerAll(Optional<Family> family) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null) {
            if (!line.isBlank()) {
                terminal.out().println(JSON.writeValueAsString(answer(line, family)));
            }
            line = lines.readLine();
        }
        return ExitCode.OK;
    }

    private Map<String, @Nullable Object> answer(String line, Optional<Family> family) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            JsonNode request = JSON.readTree(line);
            answer.put("id", request.get("id"));
            answer.putAll(answer(requests.read(request, family)));
        } catch (JacksonException e) {
            answer.put("id", null);
            answer.put("unparseable", "the line is not JSON");
        }
        return answer;
    }

    private static Map<String, @Nullable Object> answer(RequestFacts.Answer answer) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        switch (answer) {
            case RequestFacts.Answer.Actions(var actions) ->
                    members.put(
                            "actions",
                            actions.stream()
                                    .map(action -> new FactsOutline(action).members())
                                    .toList());
            case RequestFacts.Answer.Unparseable(String why) -> members.put("unparseable", why);
        }
        return members;
    }

    private int show(Path file, Optional<Family> family) throws IOException {
        Optional<RequestFacts.Answer> notRead = family.flatMap(requests::notRead);
        if (notRead.isPresent() && !Files.exists(file)) {
            return show(notRead.get());
        }
        byte[] bytes = GivenFile.bytes(file);
        boolean http = family.isEmpty() || family.get() == Family.HTTP;
        RequestFacts.Answer answer =
                http && WireRequest.isStartOf(bytes)
                        ? requests.read(bytes)
                        : document(file, GivenFile.text(file, bytes), family);
        return show(answer);
    }

    private int show(RequestFacts.Answer answer) {
        if (json) {
            terminal.out().println(JSON.writeValueAsString(answer(answer)));
        } else {
            print(answer);
        }
        return answer instanceof RequestFacts.Answer.Actions ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean isJson(String text) {
        try {
            JSON.readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Optional<JsonNode> request(String text) {
        try {
            return Optional.of(JSON.readTree(text))
                    .filter(tree -> tree.has("family") || tree.has("url"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private RequestFacts.Answer document(Path file, String text, Optional<Family> family) {
        Optional<JsonNode> request = request(text);
        if (request.isPresent()) {
            return requests.read(request.get(), family);
        }
        try {
            ReadAction action = new FactsDocument().read(text, family);
            return new RequestFacts.Answer.Actions(List.of(action));
        } catch (FixtureException e) {
            Optional<RequestFacts.Answer> notRead = family.flatMap(requests::notRead);
            if (notRead.isPresent() && !isJson(text)) {
                return notRead.get();
            }
            throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage(), e);
        }
    }

    private void print(RequestFacts.Answer answer) {
        switch (answer) {
            case RequestFacts.Answer.Actions(var actions) -> actions.forEach(this::print);
            case RequestFacts.Answer.Unparseable(String why) ->
                    terminal.err().println("unparseable: " + why);
        }
    }

    private void print(ReadAction action) {
        new FactsOutline(action)
                .byPath()
                .forEach(
                        (path, value) ->
                                terminal.out()
                                        .println(
                                                path
                                                        + (value instanceof UnknownValue
                                                                ? " is "
                                                                : " = ")
                                                        + ValueText.of(value)));
    }
}
