package org.narrowgate.engine.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The content of one part while it grows, in memory: nothing that is to be sealed ever touches the disk in the clear.
 * It knows how long its archive would be with one row more, and so when it is full.
 */
final class PackagePart {
    static final String ANSWERS = "answer.csv";
    static final String FIELDS = "fields.csv";
    static final String RECEIPTS = "receipts/";
    /** Manifest without its list of files, and signature: obligations and names are added on top. */
    private static final int SIGNATURE = 16 * 1024;

    private final PackagePapers papers;
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();
    private final List<Map.Entry<String, byte[]>> receipts = new ArrayList<>();
    private final long constant;
    private long receiptSize;
    private long rows;

    PackagePart(PackagePapers papers, RowLines lines, int emptyManifest) {
        this.papers = papers;
        answers.writeBytes(lines.answerHeader().getBytes(UTF_8));
        fields.writeBytes(lines.fieldsHeader().getBytes(UTF_8));
        constant = TarWriter.sizeOf(emptyManifest)
                + TarWriter.sizeOf(SIGNATURE)
                + 2L * Manifest.ContentFile.sizeOf(ANSWERS)
                + sizeOf(papers)
                + TarWriter.sizeOfEnd()
                // Padding and header of the two tables, and of the manifest's growth.
                + 6L * TarWriter.BLOCK;
    }

    private static long sizeOf(PackagePapers papers) {
        long size = 0;
        for (int i = 0; i < PackagePapers.NAMES.size(); i++) {
            size += TarWriter.sizeOf(papers.contents().get(i).length)
                    + Manifest.ContentFile.sizeOf(PackagePapers.NAMES.get(i));
        }
        return size;
    }

    /** Name of a row's receipt: the row's number in the request, which the requester can count. */
    static String receiptName(long row) {
        String digits = Long.toString(row);
        return RECEIPTS + "0".repeat(Math.max(0, 9 - digits.length())) + digits + ".txt";
    }

    boolean fits(RowLine line, long limit) {
        return size(line) + Envelope.overhead(size(line)) <= limit;
    }

    private long size(RowLine line) {
        return constant
                + answers.size()
                + fields.size()
                + receiptSize
                + line.answer().length
                + line.fields().length
                + receiptSize(line);
    }

    private static long receiptSize(RowLine line) {
        return line.hasReceipt()
                ? TarWriter.sizeOf(line.receipt().length) + Manifest.ContentFile.sizeOf(line.receiptName())
                : 0;
    }

    void add(RowLine line) {
        answers.writeBytes(line.answer());
        fields.writeBytes(line.fields());
        if (line.hasReceipt()) {
            receipts.add(Map.entry(line.receiptName(), line.receipt()));
        }
        receiptSize += receiptSize(line);
        rows++;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    List<Manifest.ContentFile> files() {
        List<Manifest.ContentFile> files = new ArrayList<>(receipts.size() + PackagePapers.NAMES.size() + 2);
        for (int i = 0; i < PackagePapers.NAMES.size(); i++) {
            files.add(file(PackagePapers.NAMES.get(i), papers.contents().get(i)));
        }
        files.add(file(ANSWERS, answers.toByteArray()));
        files.add(file(FIELDS, fields.toByteArray()));
        receipts.forEach(receipt -> files.add(file(receipt.getKey(), receipt.getValue())));
        return files;
    }

    private static Manifest.ContentFile file(String name, byte[] content) {
        return new Manifest.ContentFile(name, content.length, Digests.hex(content));
    }

    /** The manifest and its signature come first, so that a reader can judge each file as it comes. */
    void write(byte[] manifest, byte[] signature, OutputStream out) throws IOException {
        TarWriter tar = new TarWriter(out);
        tar.file(Manifest.NAME, manifest);
        tar.file(Manifest.SIGNATURE, signature);
        for (int i = 0; i < PackagePapers.NAMES.size(); i++) {
            tar.file(PackagePapers.NAMES.get(i), papers.contents().get(i));
        }
        tar.begin(ANSWERS, answers.size());
        answers.writeTo(out);
        tar.end(answers.size());
        tar.begin(FIELDS, fields.size());
        fields.writeTo(out);
        tar.end(fields.size());
        for (Map.Entry<String, byte[]> receipt : receipts) {
            tar.file(receipt.getKey(), receipt.getValue());
        }
        tar.finish();
    }
}
