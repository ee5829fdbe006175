package org.narrowgate.engine.linkset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.narrowgate.core.person.AddressParser;
import org.narrowgate.engine.document.DocumentException;
import org.narrowgate.engine.tables.ReferenceTables;

class StrictRoutesTest {
    private static final ReferenceTables TABLES = ReferenceTables.load();
    private static final AddressParser PARSER = new AddressParser(TABLES.address(List.of()));
    private static final String MAPPING = """
        records:
          dates: MM/DD/YYYY
          columns:
            id: id
            given_name: g
            family_name: f
            birth_date: b
            number: n
            house_number: h
            street: s
            city: c
            state: st
            postcode: z
            cluster: who
        number: tin
        truth: {by: cluster}
        links: one-to-one
        """;
    private static final String HEADER = "id,g,f,b,n,h,s,c,st,z,who\n";
    private static final String RECORDS = HEADER
            + "1,ROSA,MENDEZ,03/04/1985,536-22-8726,412,E MAIN ST,LA HABRA,CA,90631,A\n"
            + "2,PAUL,OKAFOR,07/19/1971,212-09-7021,9,OAK AVE,TULSA,OK,74103,B\n"
            + "3,ANNE,LIND,11/30/1990,,77,ELM ST,TULSA,OK,74103,C\n";

    @TempDir
    Path folder;

    private StrictRoutes routes(String mapping, String requests) throws IOException, DocumentException {
        return new StrictRoutes(
                LinkSet.read(
                        Files.writeString(folder.resolve("a.csv"), RECORDS),
                        Files.writeString(folder.resolve("b.csv"), HEADER + requests),
                        Optional.empty(),
                        LinkSetMapping.read(Files.writeString(folder.resolve("m.yaml"), mapping))),
                PARSER,
                TABLES.names());
    }

    @Test
    void the_number_route_identifies_as_decide_does_under_both_readings() throws Exception {
        StrictRoutes routes = routes(MAPPING, """
            7,ROSA,MENDEZ,03/04/1985,536228726,412,E MAIN ST,LA HABRA,CA,90631,A
            8,PAUL,OKAFOR,07/19/1971,212097021,10,OAK AVE,TULSA,OK,74103,B
            9,ANNE,LIND,11/30/1990,,77,ELM ST,TULSA,OK,74103,C
            """);
        StrictRoute strict = routes.byNumber().get(0);
        assertThat(strict.tally()).isEqualTo(new Tally(1, 0, 2));
        assertThat(strict.rules()).containsEntry("address-differs", 1L).containsEntry("no-number-stated", 1L);
        StrictRoute looser = routes.byNumber().get(1);
        assertThat(looser.tally()).isEqualTo(new Tally(2, 0, 1));
        assertThat(looser.name()).isEqualTo("number-without-address");
    }

    @Test
    void the_address_route_sets_numbers_aside_and_a_false_identification_is_counted_as_one() throws Exception {
        StrictRoute address = routes(MAPPING, """
            7,ROSA,MENDEZ,03/04/1985,536228726,412,E MAIN ST,LA HABRA,CA,90631,C
            9,ANNE,LIND,11/30/1990,,77,ELM ST,TULSA,OK,74103,C
            5,ROSA,MENDEZ,03/04/1986,,412,E MAIN ST,LA HABRA,CA,90631,A
            """).byAddress();
        assertThat(address.unavailable()).isEmpty();
        assertThat(address.tally()).isEqualTo(new Tally(1, 1, 2));
    }

    @Test
    void a_route_that_needs_what_is_absent_is_not_available_and_says_why() throws Exception {
        String request = "7,ROSA,MENDEZ,03/04/1985,5362287,412,E MAIN ST,LA HABRA,CA,90631,A\n";
        assertThat(why(routes(MAPPING.replace("number: tin", "number: opaque"), request)
                        .byNumber()))
                .contains("opaque");
        assertThat(why(routes(MAPPING, request).byNumber())).contains("no row of one file has a valid number");
        assertThat(why(routes(MAPPING.replace("    number: n\n", ""), request).byNumber()))
                .contains("names no number");
        assertThat(why(List.of(routes(MAPPING.replace("    birth_date: b\n", ""), request)
                        .byAddress())))
                .contains("no birth date");
        assertThat(why(List.of(routes(MAPPING.replace("    given_name: g\n", ""), request)
                        .byAddress())))
                .contains("no given and family name");
        assertThat(why(List.of(
                        routes(MAPPING.replace("    street: s\n", ""), request).byAddress())))
                .contains("names no street");
        assertThat(why(List.of(routes(MAPPING.replace("    city: c\n", "").replace("    postcode: z\n", ""), request)
                        .byAddress())))
                .contains("no row of one file has an address that can be compared");
    }

    @Test
    void an_address_with_a_postcode_of_another_country_is_none_that_can_be_compared() throws Exception {
        String request = "7,ROSA,MENDEZ,03/04/1985,536228726,12,ROOTH PLACE,DIANELLA,WA,6164,A\n";
        StrictRoute washington =
                routes(MAPPING.replace("    postcode: z\n", ""), request).byAddress();
        assertThat(washington.unavailable()).isEmpty();
        assertThat(why(List.of(routes(MAPPING, request).byAddress()))).contains("place of the United States");
    }

    @Test
    void a_number_of_another_country_goes_by_the_pattern_that_its_pack_would_declare() throws Exception {
        String mapping = MAPPING.replace("number: tin", "number: {pattern: '[0-9]{9}'}");
        StrictRoute strict = routes(mapping, "7,ROSA,MENDEZ,03/04/1985,536228726,412,E MAIN ST,LA HABRA,CA,90631,A\n")
                .byNumber()
                .get(0);
        assertThat(strict.tally()).isEqualTo(new Tally(1, 0, 0));
    }

    private static String why(List<StrictRoute> routes) {
        return routes.get(0).unavailable().orElseThrow();
    }
}
