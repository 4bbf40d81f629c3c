package content
import ("testing";"math/rand";"time";"os")
func TestHang(t *testing.T){
 paths := []string{"content/articles/a.md", "content/glossary/a.md", "content/people/a.md", "content/sources/a.md", "content/pages/a.md", "content/site.yaml", "content/glossary.yaml"}
 var seeds [][]byte
 for _,c:=range readMistakes(t){seeds=append(seeds,[]byte(c.src))}
 es,_:=os.ReadDir("testdata/every"); for _,e:=range es{b,_:=os.ReadFile("testdata/every/"+e.Name()); seeds=append(seeds,b)}
 r:=rand.New(rand.NewSource(time.Now().UnixNano())); end:=time.Now().Add(60*time.Second)
 frag:=[]string{"{","}","[","]","\"","'","\n","\r","---\n","+++\n","|","|+0",">","- ",": ","#","\u200b","\\u200b","\xff","\x00","\t","&a","*a","?","%","!","<<","\u2028","\"\"\"","'''","="}
 for time.Now().Before(end){
  s:=append([]byte{},seeds[r.Intn(len(seeds))]...)
  for k:=r.Intn(6)+1;k>0&&len(s)>0;k--{ i:=r.Intn(len(s)); switch r.Intn(4){case 0: s=append(s[:i],s[i+1:]...); case 1: f:=frag[r.Intn(len(frag))]; s=append(s[:i],append([]byte(f),s[i:]...)...); case 2: s[i]=byte(r.Intn(256)); case 3: j:=i+r.Intn(len(s)-i); s=append(s[:j:j],s[i:]...)} }
  p:=paths[r.Intn(len(paths))]
  done:=make(chan bool,1); go func(){Parse(p,s); done<-true}()
  select{case <-done: case <-time.After(3*time.Second): t.Fatalf("%s %q",p,s)}
 }
}
