package org.narrowgate.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages that are written by the program; {@code -Dgolden.rewrite=true} writes them anew. */
class GeneratedPagesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void the_page_of_facts_is_current() throws Exception {
        holds(Path.of("..", "docs", "facts.md"), FactsPage.markdown());
    }

    @Test
    void a_pack_is_shown_in_plain_words() throws Exception {
        StringBuilder text = new StringBuilder();
        PackText.print(PackReader.read(GOLDEN.resolve("pack")), text);
        holds(GOLDEN.resolve("pack.shown.txt"), text.toString());
    }

    @Test
    void the_json_of_a_pack_names_every_element_and_branch_of_its_text() throws Exception {
        Pack pack = StatutePacks.first();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PackJson.write(pack, Adopted.nothing(), bytes);
        List<String> ids = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(bytes.toByteArray())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("id")) {
                    parser.nextToken();
                    ids.add(parser.getText());
                }
            }
        }
        StringBuilder text = new StringBuilder();
        PackText.print(pack, text);
        assertThat(ids).hasSizeGreaterThan(100);
        pack.authority().elements().forEach(e -> {
            assertThat(ids).contains(e.id());
            assertThat(text).contains(e.id());
        });
    }

    private static void holds(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }
}
