package org.narrowgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * No file over 400 lines, no method body over 40, in main and test sources of every module, without exception.
 */
final class SizeRulesTest {
    private static final Path HOME =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final List<String> MODULES = List.of("core", "ledger", "engine", "app", "bench");
    private static final int MOST_LINES_OF_FILE = 400;
    private static final int MOST_LINES_OF_METHOD = 40;

    private static final int LEAST_FILES = 400;
    private static final int LEAST_METHODS = 2000;

    @Test
    void files_and_methods_stay_small_enough_to_be_held_in_the_mind() throws IOException {
        Sizes sizes = new Sizes();
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            List<Path> seen = sources(HOME.resolve(module).resolve("src"));
            assertThat(seen).as("source files of %s", module).isNotEmpty();
            files.addAll(seen);
        }
        sizes.measure(files);
        assertThat(files).as("source files that were measured").hasSizeGreaterThanOrEqualTo(LEAST_FILES);
        assertThat(sizes.methods).as("methods that were measured").isGreaterThanOrEqualTo(LEAST_METHODS);

        assertThat(sizes.tooLong)
                .as("over %d lines a file or %d a method: shorten them", MOST_LINES_OF_FILE, MOST_LINES_OF_METHOD)
                .isEmpty();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** Reads with the JDK's own parser, so that a brace in a text block does not end a method. */
    private static final class Sizes extends TreePathScanner<Void, Trees> {
        private final Map<String, Integer> tooLong = new TreeMap<>();
        private int methods;

        void measure(List<Path> files) throws IOException {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                JavacTask task = (JavacTask)
                        compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
                Trees trees = Trees.instance(task);
                for (CompilationUnitTree unit : task.parse()) {
                    Path file = Path.of(unit.getSourceFile().toUri());
                    note(
                            place(unit),
                            Files.readAllLines(file, StandardCharsets.UTF_8).size(),
                            MOST_LINES_OF_FILE);
                    scan(unit, trees);
                }
            }
        }

        @Override
        public Void visitMethod(MethodTree method, Trees trees) {
            methods++;
            note(
                    place(getCurrentPath().getCompilationUnit()) + "#" + method.getName(),
                    method.getBody() == null ? 1 : lines(method.getBody(), trees),
                    MOST_LINES_OF_METHOD);
            return super.visitMethod(method, trees);
        }

        @Override
        public Void visitBlock(BlockTree block, Trees trees) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
                note(place(getCurrentPath().getCompilationUnit()) + "#{}", lines(block, trees), MOST_LINES_OF_METHOD);
            }
            return super.visitBlock(block, trees);
        }

        private int lines(Tree tree, Trees trees) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            SourcePositions positions = trees.getSourcePositions();
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree) - 1);
            return Math.toIntExact(last - first + 1);
        }

        private void note(String place, int lines, int most) {
            if (lines > most) {
                tooLong.merge(place, lines, Math::max);
            }
        }

        private static String place(CompilationUnitTree unit) {
            return HOME.relativize(Path.of(unit.getSourceFile().toUri()))
                    .toString()
                    .replace('\\', '/');
        }
    }
}
