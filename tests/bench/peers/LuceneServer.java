import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene with its facet module as a search server, for the search bench.
 *
 * <pre>
 * LuceneServer index ROWS INDEX     makes the index of search_corpus' rows
 * LuceneServer serve PORT INDEX     answers /search?kind=&words=&filters=
 * </pre>
 */
public final class LuceneServer {
  private static final String[] FACETS = {"level", "institution", "topic", "language", "country", "mode", "kind"};
  private static final int HITS = 10;
  private static final int FIRST_FACET = 3;

  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facetState;

  private LuceneServer(Path index) throws IOException {
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(index));
    searcher = new IndexSearcher(reader);
    facetState = new DefaultSortedSetDocValuesReaderState(reader);
  }

  private static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) config.setMultiValued(facet, true);
    return config;
  }

  private static void makeIndex(Path rows, Path target) throws IOException {
    FacetsConfig config = facetsConfig();
    IndexWriterConfig writing = new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(target), writing);
        BufferedReader lines = Files.newBufferedReader(rows, StandardCharsets.UTF_8)) {
      java.util.stream.Stream<String> all = lines.lines().parallel();
      all.forEach(
          line -> {
            try {
              writer.addDocument(config.build(documentOf(line)));
            } catch (IOException failed) {
              throw new java.io.UncheckedIOException(failed);
            }
          });
      writer.forceMerge(1);
    }
  }

  private static Document documentOf(String line) {
    String[] columns = line.split("\t");
    Document document = new Document();
    document.add(new StringField("id", columns[0], Field.Store.YES));
    document.add(new StoredField("title", columns[1]));
    document.add(new TextField("text", columns[2], Field.Store.NO));
    document.add(new TextField("stems", columns[FIRST_FACET + FACETS.length], Field.Store.NO));
    for (int i = 0; i < FACETS.length; ++i) {
      for (String value : columns[FIRST_FACET + i].split("\\|")) {
        document.add(new SortedSetDocValuesFacetField(FACETS[i], value));
        document.add(new StringField(FACETS[i], value, Field.Store.NO));
      }
    }
    return document;
  }

  /** The word itself or one of its stems: "any two of three" is asked by stem. */
  private static Query wordOrStem(String word, String stems) {
    List<Query> ways = new ArrayList<>();
    ways.add(new TermQuery(new Term("text", word)));
    for (String stem : stems.split(",")) ways.add(new TermQuery(new Term("stems", stem)));
    return new DisjunctionMaxQuery(ways, 0);
  }

  private static Query wordsQuery(String kind, String[] words, String[] stems) {
    switch (kind) {
      case "filters":
        return new MatchAllDocsQuery();
      case "phrase":
        return new PhraseQuery("text", words);
      case "prefix":
        PrefixQuery prefix = new PrefixQuery(new Term("text", words[0]));
        return prefix;
      default:
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean any = kind.equals("any");
        for (int i = 0; i < words.length; ++i) {
          if (any) all.add(wordOrStem(words[i], stems[i]), Occur.SHOULD);
          else all.add(new TermQuery(new Term("text", words[i])), Occur.MUST);
        }
        if (any) all.setMinimumNumberShouldMatch(2);
        return all.build();
    }
  }

  private String answer(String kind, String words, String filters, String stems) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(wordsQuery(kind, words.split(" "), stems.split(" ")), Occur.MUST);
    for (String filter : filters.split(";")) {
      int equals = filter.indexOf('=');
      if (equals > 0) query.add(new TermQuery(new Term(filter.substring(0, equals), filter.substring(equals + 1))), Occur.FILTER);
    }
    FacetsCollector collector = new FacetsCollector();
    TopDocs top = FacetsCollector.search(searcher, query.build(), HITS, collector);
    Facets counts = new SortedSetDocValuesFacetCounts(facetState, collector);
    long total = 0;
    for (FacetsCollector.MatchingDocs docs : collector.getMatchingDocs()) total += docs.totalHits;
    StringBuilder json = new StringBuilder(8192);
    json.append("{\"total\":").append(total).append(",\"hits\":[");
    for (ScoreDoc hit : top.scoreDocs) {
      Document document = searcher.doc(hit.doc);
      json.append("{\"id\":\"").append(document.get("id")).append("\",\"title\":\"").append(document.get("title")).append("\",\"score\":").append(hit.score).append("},");
    }
    closeList(json, ']');
    json.append(",\"facets\":{");
    for (String facet : FACETS) {
      json.append('"').append(facet).append("\":{");
      FacetResult result = counts.getTopChildren(1000, facet);
      if (result != null) {
        for (LabelAndValue value : result.labelValues) json.append('"').append(value.label).append("\":").append(value.value).append(',');
      }
      closeList(json, '}');
      json.append(',');
    }
    closeList(json, '}');
    return json.append('}').toString();
  }

  private static void closeList(StringBuilder json, char end) {
    if (json.charAt(json.length() - 1) == ',') json.setLength(json.length() - 1);
    json.append(end);
  }

  private void serve(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/search", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    List<String> values = new ArrayList<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1))
      values.add(URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
    byte[] body;
    int status = 200;
    try {
      body = answer(values.get(0), values.get(1), values.get(2), values.get(3)).getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException failed) {
      body = failed.toString().getBytes(StandardCharsets.UTF_8);
      status = 500;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("index")) {
      makeIndex(Paths.get(arguments[1]), Paths.get(arguments[2]));
    } else if (arguments.length == 3 && arguments[0].equals("serve")) {
      new LuceneServer(Paths.get(arguments[2])).serve(Integer.parseInt(arguments[1]));
    } else {
      System.err.println("usage: LuceneServer index ROWS INDEX | serve PORT INDEX");
      System.exit(2);
    }
  }
}
