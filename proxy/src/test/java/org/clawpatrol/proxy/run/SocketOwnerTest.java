package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketOwnerTest {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

    @TempDir private Path folder;

    @Test
    void owner_ofAListedConnection_isItsUser() throws IOException {
        assertThat(userIn("   1: 0100007F:A000 0100007F:23DC 01 00000000:00000000 00:0 0 1001 0 7"))
                .hasValue(1001);
    }

    @Test
    void owner_ofAMappedConnection_isItsUser() throws IOException {
        String address = "0000000000000000FFFF00000100007F";
        assertThat(userIn("1: " + address + ":A000 " + address + ":23DC 01 0:0 00:0 0 1002 0 7"))
                .hasValue(1002);
    }

    @Test
    void owner_ofTheSamePortsOnAnotherAddress_isUnknown() throws IOException {
        assertThat(userIn("1: 0200007F:A000 0100007F:23DC 01 0:0 00:0 0 1001 0 7")).isEmpty();
    }

    @Test
    void owner_ofTheOppositeDirection_isUnknown() throws IOException {
        assertThat(userIn("1: 0100007F:23DC 0100007F:A000 01 0:0 00:0 0 1001 0 7")).isEmpty();
    }

    @Test
    void owner_withoutTables_isUnknown() throws IOException {
        SocketOwner owner = new SocketOwner(List.of(folder.resolve("none")));
        assertThat(owner.userOf(client(), server())).isEmpty();
    }

    private java.util.OptionalLong userIn(String line) throws IOException {
        Path table = folder.resolve("tcp");
        Files.writeString(table, HEADER + line + "\n");
        return new SocketOwner(List.of(table)).userOf(client(), server());
    }

    private static InetSocketAddress client() {
        return new InetSocketAddress("127.0.0.1", 0xA000);
    }

    private static InetSocketAddress server() {
        return new InetSocketAddress("127.0.0.1", 0x23DC);
    }
}
