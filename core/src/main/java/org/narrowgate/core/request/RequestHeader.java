package org.narrowgate.core.request;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks whom, under which agreement and authority, and who vouches for what: the part of a request that is signed,
 * and binds the rows by their digest.
 *
 * @param id chosen by the requester; letters, digits, {@code . _ -}
 * @param signedOn day of signing as the requester states it
 * @param expires first day on which it may no longer be answered
 * @param requester name of the agency that asks
 * @param addressee name of the custodian that is asked
 * @param agreement id of the agreement relied on
 * @param authority id of the authority invoked
 * @param purpose code of the purpose
 * @param attestations id of each attestation made, with the name of who makes it
 * @param statements by name what is stated once for all rows, as its pack declares it; nothing blank
 * @param documents by id the files that lie beside the request
 * @param officials those for whose use the disclosure is asked
 * @param recipientCertificate name of the PEM file that answers are sealed to, or its SHA-256 in hexadecimal
 */
public record RequestHeader(
        String id,
        LocalDate signedOn,
        LocalDate expires,
        String requester,
        String addressee,
        Signer signer,
        String agreement,
        String authority,
        String purpose,
        Map<String, String> attestations,
        Map<String, String> statements,
        Map<String, DocumentFile> documents,
        List<Official> officials,
        RowsFile rows,
        String recipientCertificate) {
    public RequestHeader {
        attestations = Collections.unmodifiableMap(new LinkedHashMap<>(attestations));
        statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        officials = List.copyOf(officials);
    }

    /** A header that states nothing beside what every header has. */
    public RequestHeader(
            String id,
            LocalDate signedOn,
            LocalDate expires,
            String requester,
            String addressee,
            Signer signer,
            String agreement,
            String authority,
            String purpose,
            Map<String, String> attestations,
            List<Official> officials,
            RowsFile rows,
            String recipientCertificate) {
        this(
                id,
                signedOn,
                expires,
                requester,
                addressee,
                signer,
                agreement,
                authority,
                purpose,
                attestations,
                Map.of(),
                Map.of(),
                officials,
                rows,
                recipientCertificate);
    }

    /** The same statements over these files, its answers sealed to this certificate. */
    public RequestHeader binding(Map<String, DocumentFile> bound, RowsFile rowsFile, String recipient) {
        return new RequestHeader(
                id,
                signedOn,
                expires,
                requester,
                addressee,
                signer,
                agreement,
                authority,
                purpose,
                attestations,
                statements,
                bound,
                officials,
                rowsFile,
                recipient);
    }

    /** Who signs, in which office of which agency, as stated; the certificate says whether it is so. */
    public record Signer(String name, String office, String agency) {}

    /** One official on the roster; {@code employer} is the agency or firm that employs him. */
    public record Official(String id, String name, String employer, Kind kind) {}

    /** 26 U.S.C. 6103(i)(2)(A) reaches "officers and employees of such agency", and nobody else. */
    public enum Kind {
        OFFICER,
        EMPLOYEE,
        CONTRACTOR,
        OTHER;

        /** The kind as the request spells it, in lower case. */
        public static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The one file of rows.
     *
     * @param name file name, without any folder
     * @param sha256 of its bytes, hexadecimal in lower case
     * @param count data rows in it, malformed ones included
     */
    public record RowsFile(String name, String mediaType, String sha256, long count) {}

    /**
     * A file beside the request, such as a court's order.
     *
     * @param name file name, without any folder
     * @param sha256 of its bytes, hexadecimal in lower case; empty while the header is a draft
     */
    public record DocumentFile(String name, String sha256) {}
}
