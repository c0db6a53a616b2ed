package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.clawpatrol.engine.fact.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A33, A35, A36: {@code http.form} has every value a server could see, or none at all. */
class FormFactsTest {
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=b";

    private static String form(String type, String body) {
        return Payload.read(Payload.request("POST", "/", body, "Content-Type", type), "http.form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&a=2            | {a=1,2}",
                "a=1&b=2&a=3        | {a=1,3 b=2}",
                "a[]=1&a[]=2        | {a[]=1,2}",
                "a%5B%5D=1          | {a[]=1}",
                "a=x+y&b=x%20y      | {a=x y b=x y}",
                "a=x%2By            | {a=x+y}",
                "%61=1&a=2          | {a=1,2}",
                "a&b=               | {a= b=}",
                "=1                 | {=1}",
                "&&a=1&&            | {a=1}",
                "a=1=2              | {a=1=2}",
                "a=%3B%26%3D        | {a=;&=}",
                "_method=DELETE     | {_method=DELETE}",
                "a=%C3%A9&b=é       | {a=é b=é}",
                "_charset_=UTF-8&a=1| {_charset_=UTF-8 a=1}",
            })
    void urlEncoded_everyValue_isSeen(String body, String expected) {
        assertThat(form(URL_ENCODED, body.strip())).isEqualTo(expected);
    }

    /** The origin gets such a body without its type, and some servers read a form then. */
    @Test
    void typeThatConnectionNames_isNone() {
        assertThat(form("text/plain", "a=1")).isEqualTo("{}");
        var facts =
                Payload.request(
                        "POST",
                        "/",
                        "a=1",
                        "Content-Type",
                        "text/plain",
                        "Connection",
                        "keep-alive, content-type");
        assertThat(Payload.read(facts, "http.form")).isEqualTo(Payload.UNKNOWN);
    }

    /** The origin gets such a body as it is, and reads it so. */
    @Test
    void codingThatConnectionNames_isNone() {
        var facts =
                Payload.request(
                        "POST",
                        "/",
                        "a=1",
                        "Content-Type",
                        URL_ENCODED,
                        "Content-Encoding",
                        "gzip",
                        "Connection",
                        "Content-Encoding");
        assertThat(Payload.read(facts, "http.form")).isEqualTo("{a=1}");
        assertThat(Payload.read(facts, "http.body")).isEqualTo("a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1;b=2",
                "a=%",
                "a=%4",
                "a=%zz",
                "%=1",
                "a=%ff",
                "a=%c0%af",
                "%ed%a0%80=1",
                "a=%00",
                "a%00b=1",
                "a=1\r\n",
                "a=1\n&b=2",
                "a=x y",
                "_charset_=utf-16&a=1",
                "a=1&_charset_=shift_jis",
            })
    void urlEncoded_readTwoWays_isUnknown(String body) {
        assertThat(form(URL_ENCODED, body)).isEqualTo(Payload.UNKNOWN);
    }

    @Test
    void urlEncoded_ofMoreFieldsThanTheBound_isUnknown() {
        assertThat(form(URL_ENCODED, "a&".repeat(10_001))).isEqualTo(Payload.UNKNOWN);
        assertThat(form(URL_ENCODED, "a&".repeat(10_000))).startsWith("{a=,,");
    }

    @Test
    void urlEncoded_invalidUtf8_isUnknown() {
        byte[] body = "a=\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Facts facts =
                Payload.request(
                        "POST", "/", CapturedBody.complete(body, 100), "Content-Type", URL_ENCODED);
        assertThat(Payload.read(facts, "http.form")).isEqualTo(Payload.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=utf-8",
                "application/x-www-form-urlencoded;charset=\"UTF-8\"",
                "APPLICATION/X-WWW-Form-Urlencoded",
            })
    void type_thatNamesAForm_isRead(String type) {
        assertThat(form(type, "a=1")).isEqualTo("{a=1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencoded; charset=utf-8; charset=utf-16",
                "application/x-www-form-urlencoded, text/plain",
                "text/plain, application/x-www-form-urlencoded",
                "x-www-form-urlencoded",
                "application/x-www-form-urlencoded;",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=b; boundary=c",
                "multipart/form-data; boundary=\"b",
                "multipart/form-data; boundary=\"b\\b\"",
                "multipart/form-data; Boundary=\"b \"",
                "text/multipart/form-data",
            })
    void type_thatServersCouldReadDifferently_isUnknown(String type) {
        assertThat(form(type, "a=1")).isEqualTo(Payload.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/mixed; boundary=b", "x/y"})
    void type_thatIsNoForm_hasNoFieldsWhateverTheBody(String type) {
        assertThat(form(type, "a=1&%zz")).isEqualTo("{}");
        Facts cut =
                Payload.request(
                        "POST",
                        "/",
                        CapturedBody.truncated(new byte[] {'a'}, 1),
                        "Content-Type",
                        type);
        assertThat(Payload.read(cut, "http.form")).isEqualTo("{}");
    }

    @Test
    void body_withoutOrWithTwoTypes_isUnknownUnlessItIsEmpty() {
        assertThat(Payload.read(Payload.request("POST", "/", "a=1"), "http.form"))
                .isEqualTo(Payload.UNKNOWN);
        assertThat(Payload.read(Payload.request("GET", "/", ""), "http.form")).isEqualTo("{}");
        assertThat(
                        Payload.read(
                                Payload.request(
                                        "POST",
                                        "/",
                                        "a=1",
                                        "Content-Type",
                                        "text/plain",
                                        "content-type",
                                        URL_ENCODED),
                                "http.form"))
                .isEqualTo(Payload.UNKNOWN);
    }

    @Test
    void body_cutOffOrUnreadable_isUnknown() {
        CapturedBody cut = CapturedBody.truncated("a=1&b".getBytes(StandardCharsets.UTF_8), 5);
        assertThat(
                        Payload.read(
                                Payload.request("POST", "/", cut, "Content-Type", URL_ENCODED),
                                "http.form"))
                .isEqualTo(Payload.UNKNOWN);
        assertThat(
                        Payload.read(
                                Payload.request(
                                        "POST",
                                        "/",
                                        "a=1",
                                        "Content-Type",
                                        URL_ENCODED,
                                        "Content-Encoding",
                                        "gzip"),
                                "http.form"))
                .isEqualTo(Payload.UNKNOWN);
    }

    @Test
    void multipart_textFieldsAndFiles_areSeen() {
        String body =
                part("Content-Disposition: form-data; name=\"a\"", "one")
                        + part("content-disposition: Form-Data; name=a", "two\r\nlines")
                        + part(
                                "Content-Disposition: form-data; name=\"f\"; filename=\"x.bin\"\r\n"
                                        + "Content-Type: application/octet-stream",
                                "\u0000\u0001")
                        + part(
                                "Content-Disposition: form-data; name=\"_method\"\r\n"
                                        + "Content-Type: text/plain; charset=utf-8",
                                "DELETE")
                        + "--b--\r\n";
        assertThat(form(MULTIPART, body)).isEqualTo("{_method=DELETE a=one,two\r\nlines f=}");
        assertThat(form(MULTIPART, body.substring(0, body.length() - 2)))
                .startsWith("{_method=DELETE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "preamble\r\n@a@--b--",
                "\r\n@a@--b--",
                "@a@",
                "@a@--b-",
                "@a@--b--epilogue",
                "@a@--b--\r\n\r\n",
                "--b \r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--",
                "--b\nContent-Disposition: form-data; name=a\n\n1\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a; name*=utf-8''b\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"a\\\"b\"\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--b--",
                "--b\r\nX: y\r\n\r\n1\r\n--b--",
                "--b\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition : form-data; name=a\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n"
                        + "Content-Disposition: form-data; name=b\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n"
                        + "Content-Type: text/plain; charset=utf-16\r\n\r\n1\r\n--b--",
                "--b--",
            })
    void multipart_readTwoWays_isUnknown(String body) {
        String plain = part("Content-Disposition: form-data; name=a", "1");
        String sent = body.replace("@a@", plain);
        String expected = sent.isEmpty() ? "{}" : Payload.UNKNOWN;
        assertThat(form(MULTIPART, sent)).isEqualTo(expected);
    }

    @Test
    void query_withABareSemicolon_isUnknown() {
        assertThat(Payload.read(Payload.request("GET", "/?a=1;b=2", ""), "http.query"))
                .isEqualTo(Payload.UNKNOWN);
        assertThat(Payload.read(Payload.request("GET", "/?a=1%3Bb=2", ""), "http.query"))
                .isEqualTo("{a=1;b=2}");
        assertThat(
                        Payload.read(
                                Payload.request("GET", "/?x=1;query={deleteAll}", ""),
                                "graphql.operation"))
                .isEqualTo(Payload.UNKNOWN);
        assertThat(
                        Payload.read(
                                Payload.request(
                                        "GET", "/r/info/refs?x;service=git-upload-pack", ""),
                                "git.service"))
                .isEqualTo(Payload.UNKNOWN);
    }

    private static String part(String head, String content) {
        return "--b\r\n" + head + "\r\n\r\n" + content + "\r\n";
    }
}
