def site = new File(basedir, 'target/site')
def page = new File(site, 'reproduction.html').getText('UTF-8')
assert page.contains('not run')
assert page.contains('mvn aux:train aux:attack -Daux.budget=full')
assert page.contains('90.0') && page.contains('20.0')
assert page.contains('A paper that was never written')
['tex', 'csv', 'json'].each { assert new File(site, 'reproduction.' + it).length() > 0 }
assert new File(site, 'reproduction.csv').getText('UTF-8').count('not-run') == 4
assert new File(basedir, 'build.log').text.contains('the report is ' + new File(site, 'reproduction.html'))
return true
