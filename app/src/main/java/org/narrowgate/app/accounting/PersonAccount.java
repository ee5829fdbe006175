package org.narrowgate.app.accounting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.document.Json;
import org.narrowgate.engine.run.RefusedException;

/**
 * What was disclosed of one person's record, to whom, when, what for, and who let it go (5 U.S.C. 552a(c)(1)). It is
 * protected data itself: who asked about a person is not for others to learn.
 *
 * @param record the custodian's own key of the record
 * @param disclosed in sealed releases, in the order in which they were authorised
 * @param unsealed in releases that were authorised and never sealed: nothing of these went
 * @param archives for inspectors, each of which may hold a row that was identified as this person
 */
public record PersonAccount(
        String record,
        Selection selection,
        List<DisclosureInstance> disclosed,
        List<DisclosureInstance> unsealed,
        List<InspectorArchive> archives) {
    public PersonAccount {
        disclosed = List.copyOf(disclosed);
        unsealed = List.copyOf(unsealed);
        archives = List.copyOf(archives);
    }

    /**
     * Draws it up.
     *
     * @throws IOException if an account is missing or altered: then nobody can say whether the person is in it
     * @throws RefusedException if the evidence of a run that was exported cannot be looked into
     */
    public static PersonAccount of(String record, Selection selection, Custody custody)
            throws IOException, DocumentException, RefusedException {
        List<DisclosureInstance> disclosed = new ArrayList<>();
        List<DisclosureInstance> unsealed = new ArrayList<>();
        AccountedRelease.forEach(selection, custody, release -> release.account().disclosed().stream()
                .filter(row -> row.record().equals(record))
                .map(row -> DisclosureInstance.of(release, row))
                .forEach(release.sealed().isPresent() ? disclosed::add : unsealed::add));
        return new PersonAccount(
                record, selection, disclosed, unsealed, InspectorArchive.of(record, selection, custody));
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder("PROTECTED DATA: who was told what about one person\n");
        text.append("disclosures of record ")
                .append(record)
                .append(", ")
                .append(selection.words())
                .append(" (UTC): ")
                .append(disclosed.size())
                .append('\n');
        disclosed.forEach(instance -> instance.print(text));
        unsealed.forEach(instance -> instance.print(text));
        if (disclosed.isEmpty()) {
            text.append("no release that was sealed then discloses anything of a record of this key; whether there is"
                    + " such a record is another question\n");
        }
        archives.forEach(archive -> text.append(archive.text()));
        return text.toString();
    }

    /** As one document. */
    public Json json() {
        return selection
                .addTo(Json.object().put("protected", true).put("record", record))
                .put("instances_of_disclosure", disclosed.size())
                .put(
                        "disclosures",
                        disclosed.stream().map(DisclosureInstance::json).toList())
                .put(
                        "authorised_never_sealed",
                        unsealed.stream().map(DisclosureInstance::json).toList())
                .put(
                        "archives_for_inspectors",
                        archives.stream().map(InspectorArchive::json).toList());
    }

    /** Without the key: what is printed by accident tells nobody about whom. */
    @Override
    public String toString() {
        return "account of one person: " + disclosed.size();
    }
}
