package org.narrowgate.app.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * A page of ours as a PDF. The same page gives the same bytes, on every machine and day: what was signed can be made
 * again. Nothing is fetched, no script runs, and no clock or host name gets in.
 */
public final class Pdf {
    private static final String PRODUCER = "Narrowgate";
    /** PDF wants a date; that of the page's matter stands in its text. */
    private static final Instant FIXED = Instant.parse("2000-01-01T00:00:00Z");

    static {
        // It would tell every style that paper does not know, on standard error.
        XRLog.setLoggingEnabled(false);
        FontMappers.set(OneFont.read());
    }

    private Pdf() {}

    /**
     * Turns a page into a tagged PDF on A4. Drawings (inline SVG) are left out: the tables that
     * every page of ours has beside them say the same.
     *
     * @param xhtml a whole page; HTML's void elements need not be closed, everything else must be
     * @throws IllegalArgumentException if it is no well-formed page; a fault of the program
     */
    public static byte[] of(String xhtml) {
        String page = PrintedPage.of(xhtml);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = renderer(page, document)) {
            renderer.createPDFWithoutClosing();
            stamp(document);
            document.save(out);
        } catch (IOException | RuntimeException unfit) {
            throw new IllegalArgumentException("the page cannot be set as PDF", unfit);
        }
        return out.toByteArray();
    }

    private static PdfBoxRenderer renderer(String page, PDDocument document) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.useFastMode();
        // Tagged, for those who hear it; and with that it takes no font but ours: the machine's would change the bytes.
        builder.usePdfUaAccessibility(true);
        builder.withProducer(PRODUCER);
        builder.useFont(OneFont::stream, PrintedPage.FONT, 400, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> null);
        for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, kind) -> false, priority);
        }
        builder.withHtmlContent(page, null);
        builder.toStream(new ByteArrayOutputStream());
        return builder.buildPdfRenderer();
    }

    private static void stamp(PDDocument document) {
        Calendar fixed = GregorianCalendar.from(ZonedDateTime.ofInstant(FIXED, ZoneOffset.UTC));
        PDDocumentInformation said = document.getDocumentInformation();
        said.setCreationDate(fixed);
        said.setModificationDate(fixed);
        // Empty, it would only name fonts that are not embedded.
        document.getDocumentCatalog().setAcroForm(null);
        document.setDocumentId(FIXED.toEpochMilli());
    }
}
