package org.narrowgate.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Who may</title>
            <style>:root { --ink: #1b1b1b; --warn: #b50909; }
            @media (prefers-color-scheme: dark) { :root { --ink: #eef0f1; } }
            body { color: var(--ink); } .mark { color: var(--warn); }</style></head>
            <body><main><h1>Who may</h1><p class="mark">Must not be overlooked: Zoë Łuczak § 6103</p>
            <svg viewBox="0 0 1 1"><text>drawn</text></svg>
            <table><thead><tr><th>office</th></tr></thead><tbody><tr><td>Commissioner &amp; deputy</td></tr></tbody></table>
            <img src="http://127.0.0.1:9/never.png" alt="nothing"><br></main></body></html>
            """;

    @Test
    void the_same_page_gives_the_same_bytes() throws InterruptedException {
        byte[] first = Pdf.of(PAGE);
        Thread.sleep(1100);
        assertThat(Pdf.of(PAGE)).isEqualTo(first);
        assertThat(new String(first, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void every_word_and_letter_is_there_and_no_drawing() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.of(PAGE))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Zoë Łuczak § 6103", "Commissioner & deputy")
                    .doesNotContain("drawn");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Who may");
        }
    }

    @Test
    void every_font_is_embedded_and_it_is_tagged() throws IOException {
        byte[] pdf = Pdf.of(PAGE);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("/Helvetica");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void refuses_what_is_no_page() {
        assertThatThrownBy(() -> Pdf.of("<p>not closed")).isInstanceOf(IllegalArgumentException.class);
    }
}
