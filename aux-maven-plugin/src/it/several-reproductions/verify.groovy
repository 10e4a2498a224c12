import groovy.json.JsonSlurper

def site = new File(basedir, 'target/site')
// css: the look that the skin's pages get
assert site.list().toList().sort() == ['css', 'first', 'second']
['first', 'second'].each { name ->
    def folder = new File(site, name)
    assert new File(folder, 'reproduction.html').getText('UTF-8').contains('mvn aux:train aux:attack -Daux.budget=full')
    assert new JsonSlurper().parse(new File(folder, 'reproduction.json'), 'UTF-8').heading.name == name
    ['tex', 'csv', 'sha256'].each { assert new File(folder, 'reproduction.' + it).length() > 0 }
}
return true
