import groovy.json.JsonSlurper

def check = { File folder ->
    def page = new File(folder, 'reproduction.html').getText('UTF-8')
    assert page.contains('A paper that was never written')
    assert page.contains('not comparable')
    assert page.contains('epochs 3 instead of 9')
    assert page.contains('<style')
    // ours, of a hundred images, and the difference to the printed number
    assert page.contains('88') && page.contains('-2.0') || page.contains('\u22122.0')
    def json = new JsonSlurper().parse(new File(folder, 'reproduction.json'), 'UTF-8')
    assert json.verdicts.find { it.kind == 'not-comparable' }.count.toString() != '0'
    assert new File(folder, 'reproduction.csv').getText('UTF-8').contains('88')
    assert new File(folder, 'reproduction.tex').getText('UTF-8').startsWith('\\documentclass')
    // no broken link or picture
    def links = (page =~ /(?:href|src)="([^"#]+?)(?:#[^"]*)?"/).collect { it[1] }
    def own = links.findAll { it.startsWith('./runs') || it.startsWith('images/reproduction') || it.startsWith('reproduction.') }
    assert own.any { it.startsWith('./runs/quick/') } && own.any { it.endsWith('.svg') }
    own.each { assert new File(folder, it).isFile() : it }
}
check(new File(basedir, 'target/site'))
check(new File(basedir, 'target/reports'))

def log = new File(basedir, 'build.log').text
assert log.contains('the report is ' + new File(basedir, 'target/reports/reproduction.html'))

// for those who write: the same numbers as macros, tables, figures and references; and a skeleton
[new File(basedir, 'target/reports/paper'), new File(basedir, 'paper')].each { File folder ->
    assert new File(folder, 'numbers.tex').text.contains('\\auxtaskcell{')
    assert folder.list().any { it.startsWith('table-') && it.endsWith('.tex') }
    assert new File(folder, 'references.bib').text.contains('@misc{auxtask-')
    assert new File(folder, 'figures').list().every { it.endsWith('.pdf') }
}
assert new File(basedir, 'paper/reproducibility-report.tex').text.contains('To do:')

// where there is no desktop, opening a page is a sentence and no failure
assert log.contains('the page that follows the runs is http://localhost:')
assert log.contains('ended after 1 s (aux.timeout)')
if (System.getenv('DISPLAY') == null && !System.getProperty('os.name').startsWith('Windows') && !System.getProperty('os.name').startsWith('Mac')) {
    assert log.contains('there is no desktop here that could show it: open file:')
}
// the same sentence in the report and in the check, on the page and on the console
def sentence = '0 of 4 published numbers were tested; 4 were run at reduced size.'
assert log.readLines().count { it.contains('Undecided: ' + sentence) } >= 2
assert new File(basedir, 'target/site/reproduction.html').getText('UTF-8').contains(sentence)
return true
